import { type Book, emptyBook, larger, readBook, reconciled } from './book.ts';
import type { Ledger } from './ledger.ts';

/** One budget's book as this instance knows it, and as the ledger keeps it for all. */
export interface SharedBook {
  /** What is known here, with what is noted. */
  known(): Book;
  /** Changes the book with the next `change`. */
  note(change: (book: Book) => Book): void;
  /**
   * Changes the book as all instances know it, or while the ledger is away, as this one does. One at a time; `work` is
   * pure, and may be run again when its change could not be kept.
   */
  change<T>(work: (book: Book) => { book: Book; result: T }): Promise<T>;
  /** The ledger does not know of the last change. */
  isBehind(): boolean;
}

export function createSharedBook(key: string, instance: string, ledger: Ledger): SharedBook {
  let book = emptyBook;
  let isBehind = false;
  let notes: readonly ((book: Book) => Book)[] = [];

  return {
    known: () => notes.reduce((known, change) => change(known), book),
    note(change) {
      notes = [...notes, change];
    },
    isBehind: () => isBehind,
    async change(work) {
      let taken = 0;
      const withNotes = (known: Book) => {
        taken = notes.length;
        return work(notes.reduce((noted, change) => change(noted), known));
      };
      const answer = await ledger.transact(key, (value) => {
        const kept = readBook(value);
        const done = withNotes(reconciled(isBehind ? larger(kept, book) : kept, book, instance));
        return { value: done.book, result: done };
      });
      const done = answer?.result ?? withNotes(book);
      isBehind = answer === null;
      book = done.book;
      notes = notes.slice(taken);
      return done.result;
    },
  };
}
