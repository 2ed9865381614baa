/** Text as it is read: runs of white space are one space. */
export const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
