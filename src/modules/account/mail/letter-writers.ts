import type { Writing } from '../../../core/change-log/write'
import type { Language } from '../../../core/vocabulary'
import type { Sender } from './letters'
import type { Letter } from './mail-transport'
import type { GuestKind, RecordKind } from './outgoing-mail.entity'

/** What a letter about records is written from, once it is sent. */
interface LetterRequest {
  readonly accountId: string
  readonly language: Language
  /** As it was queued: ids, with blanks between them. */
  readonly about: string
  readonly sender: Sender
  readonly now: Date
}

/** Null: there is nothing left to write about. */
type WriteLetter = (request: LetterRequest, write: Writing) => Promise<Omit<Letter, 'to'> | null>

const writers = new Map<RecordKind, WriteLetter>()

/** What modules above tell people of their records. */
export function onLetter(kind: RecordKind, writeLetter: WriteLetter): void {
  writers.set(kind, writeLetter)
}

export const letterWriter = (kind: RecordKind): WriteLetter | undefined => writers.get(kind)

type WriteGuestLetter = (
  request: Pick<LetterRequest, 'about' | 'sender'>,
  write: Writing,
) => Promise<Omit<Letter, 'to'> | null>

const guestWriters = new Map<GuestKind, WriteGuestLetter>()

/** What modules above tell people who need no account. */
export function onGuestLetter(kind: GuestKind, writeLetter: WriteGuestLetter): void {
  guestWriters.set(kind, writeLetter)
}

export const guestLetterWriter = (kind: GuestKind): WriteGuestLetter | undefined => guestWriters.get(kind)
