import type { Attachment } from '#lib/prompt/attachment.ts';
import type { Complaint } from './complaint.ts';
import { largestTotal, mostAttachments } from './limits.ts';

export interface TrayView {
  attachments: readonly Attachment[];
  /** Files still being read, in the order in which they were given. */
  reading: readonly { id: string; name: string }[];
  /** About the files given last; each concerns one that is not attached. */
  complaints: readonly (Complaint & { id: string })[];
}

/** The pictures and PDFs of the prompt being written. */
export interface Tray {
  get(): TrayView;
  subscribe(listener: () => void): () => void;
  /** Resolves when all of them are attached or complained of. */
  add(files: readonly File[]): Promise<void>;
  remove(id: string): void;
  dismiss(complaint: string): void;
  /** Empties the tray for what is sent now. */
  take(): readonly Attachment[];
  /** Puts back what could not be sent, unless others have come into its place. */
  restore(attachments: readonly Attachment[]): void;
}

export const emptyTray: TrayView = { attachments: [], reading: [], complaints: [] };

type Read = (file: File, id: string) => Promise<Attachment | Complaint>;

/** How files are read, and what is wrong with some, is not needed to paint a page. */
const readApart: Read = async (file, id) => (await import('./read-attachment.ts')).readAttachment(file, id);
const loadComplaints = () => import('./complaint.ts');

export function createTray(read = readApart): Tray {
  const listeners = new Set<() => void>();
  let last = 0;
  let view = emptyTray;
  let queue = Promise.resolve();

  function change(patch: Partial<TrayView>): void {
    view = { ...view, ...patch };
    for (const listener of listeners) listener();
  }

  function newId(): string {
    last += 1;
    return `a${last}`;
  }

  function complain(complaint: Complaint): void {
    change({ complaints: [...view.complaints, { ...complaint, id: newId() }] });
  }

  /** False when there was no room for it. */
  async function readNext(file: File, id: string): Promise<boolean> {
    const isWanted = () => view.reading.some((each) => each.id === id);
    const settle = () => change({ reading: view.reading.filter((each) => each.id !== id) });
    if (!isWanted()) return true;
    if (view.attachments.length >= mostAttachments) {
      settle();
      return false;
    }
    const result = await read(file, id);
    if (isWanted()) {
      settle();
      await place(file, result);
    }
    return true;
  }

  async function place(file: File, result: Attachment | Complaint): Promise<void> {
    if ('message' in result) {
      complain(result);
      return;
    }
    const total = view.attachments.reduce((sum, { bytes }) => sum + bytes, result.bytes);
    if (total > largestTotal) complain((await loadComplaints()).overTotal(file, total));
    else change({ attachments: [...view.attachments, result] });
  }

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async add(files) {
      const given = files.map((file) => ({ file, id: newId() }));
      const names = given.map(({ file, id }) => ({ id, name: file.name }));
      change({ reading: [...view.reading, ...names], complaints: [] });
      // One after the other: an opened picture takes far more memory than its file.
      queue = queue.then(async () => {
        const leftOut: string[] = [];
        for (const { file, id } of given) if (!(await readNext(file, id))) leftOut.push(file.name);
        if (leftOut.length > 0) complain((await loadComplaints()).tooMany(leftOut));
      });
      await queue;
    },
    remove(id) {
      change({
        attachments: view.attachments.filter((each) => each.id !== id),
        reading: view.reading.filter((each) => each.id !== id),
      });
    },
    dismiss(complaint) {
      change({ complaints: view.complaints.filter(({ id }) => id !== complaint) });
    },
    take() {
      const { attachments } = view;
      change(emptyTray);
      return attachments;
    },
    restore(attachments) {
      if (view.attachments.length === 0) change({ attachments });
    },
  };
}
