/** The file, or the rest of it, cannot be read at all: what is wrong, where, and what to do. */
export class FileError extends Error {}

/** Of a line, and of a record. */
export const LARGEST_RECORD = 1_000_000
