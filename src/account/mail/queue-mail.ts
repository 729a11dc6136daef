import { newId } from '../../shared/ids'
import type { Writing } from '../../shared/writing'
import { OutgoingMail } from './outgoing-mail.entity'

/** Lays a letter down for the postman, who learns of it after the commit. It does the same for any address, known or not. */
export async function queueMail(
  { kind, email, about = '' }: Pick<OutgoingMail, 'kind' | 'email'> & Partial<Pick<OutgoingMail, 'about'>>,
  write: Writing,
  now: Date,
): Promise<void> {
  const createdAt = now.toISOString()
  await write.insertRows(OutgoingMail, [
    { id: newId('mail'), kind, email, about, createdAt, nextAttemptAt: createdAt, attempts: 0 },
  ])
}
