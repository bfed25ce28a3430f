/** The text as it is drawn: JSON that was asked for as code. Grows with the text and changes nothing before it. */
export function answerText(text: string, isJson: boolean): string {
  return isJson && /^\s*[[{]/.test(text) ? `\`\`\`\`json\n${text}` : text;
}
