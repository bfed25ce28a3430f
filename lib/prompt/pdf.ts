/** So many bytes tell what a file is: white space may come before a PDF's mark. */
export const headLength = 1024;

/**
 * Whether these first bytes, a character each, are those of a PDF. Some readers find its mark anywhere in them, but so it
 * stands in text about PDFs too.
 */
export const startsAsPdf = (head: string): boolean => /^(?:\xef\xbb\xbf)?[\s\0]*%PDF-\d/.test(head);
