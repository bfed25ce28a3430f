import { useEffect, useState } from 'react';
import { readSchema } from '#lib/schema/read-schema.ts';
import { useVerdict } from '#lib/schema/use-verdict.ts';

const judgeAfter = 250;

/** What is wrong with a schema that is being written; null when nothing is, or it is not known yet. */
export function useSchemaComplaint(text: string): string | null {
  const settled = useSettled(text);
  const read = readSchema(settled);
  const verdict = useVerdict('schema' in read ? read.schema : null);
  const now = readSchema(text);
  if ('complaint' in now) return now.complaint;
  return settled === text && verdict?.type === 'bad-schema' ? verdict.complaint : null;
}

/** The text as it was when the writer last paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), judgeAfter);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
