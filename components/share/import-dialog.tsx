'use client';
import { clsx } from 'clsx';
import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { ProblemLine } from '#components/connect/problem-line.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { type Problem, problemFrom } from '#lib/share/ask.ts';
import { importFile } from './import-file.ts';

interface ImportDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Takes a run that was exported as JSON, here or elsewhere, and opens its page. */
export function ImportDialog({ open, onOpenChange }: ImportDialogProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const take = async (file: File | undefined) => {
    if (!file || busy) return;
    setProblem(null);
    setBusy(true);
    try {
      window.location.assign(`/runs/${await importFile(file)}`);
    } catch (error) {
      setProblem(problemFrom(error));
    }
    setBusy(false);
  };
  // The page behind would take the file as an attachment of the prompt.
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(isOver);
  };
  const drop = (event: DragEvent) => {
    drag(event, false);
    void take(event.dataTransfer.files[0]);
  };
  const close = (next: boolean) => {
    if (!next) setProblem(null);
    onOpenChange(next);
  };

  return (
    <Dialog open={open} onOpenChange={close} title="Import a run">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first. */}
      <div
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={drop}
        className={clsx(
          'flex flex-col items-center gap-3 rounded-block border border-control border-dashed px-4 py-8 text-center',
          over && 'bg-fill',
        )}
      >
        <p className="text-soft">Drop a run’s JSON file here, or choose it.</p>
        <Button size="large" disabled={busy} onClick={() => chooser.current?.click()}>
          <FileUp size={15} strokeWidth={1.75} aria-hidden="true" />
          {busy ? 'Importing' : 'Choose a file'}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept="application/json,.json"
          aria-label="Run to import"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <ProblemLine problem={problem} />
      <p className="mt-3 text-note text-mute">
        It is kept beside your other runs. Nothing in it is sent to a model.
      </p>
    </Dialog>
  );
}
