/** Names what a link asked for and could not be understood. */
export const ignoredText = (ignored: readonly string[]) => `Ignored from the link: ${ignored.join(', ')}`;
