/** The runs of a presentation as an address names them: `a,b,c`. */
export function runList(text: string | string[] | undefined): string[] {
  return [text ?? []]
    .flat()
    .flatMap((part) => part.split(','))
    .map((id) => id.trim())
    .filter((id) => /^[\w-]{1,64}$/.test(id));
}
