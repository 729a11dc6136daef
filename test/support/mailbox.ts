import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

interface ReceivedLetter extends Email {
  /** Whom the envelope names. */
  readonly recipients: readonly string[]
}

/** A real mail server on this machine, which keeps what it gets. */
export interface Mailbox {
  readonly url: string
  readonly port: number
  readonly letters: readonly ReceivedLetter[]
  /** Waits until the address has had so many letters, and answers with the last of them. */
  letterTo(address: string, count?: number): Promise<ReceivedLetter>
  close(): Promise<void>
}

export async function openMailbox({
  port = 0,
  ...options
}: SMTPServerOptions & { port?: number } = {}): Promise<Mailbox> {
  const letters: ReceivedLetter[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onData: (stream, { envelope: { rcptTo } }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const letter = await PostalMime.parse(Buffer.concat(chunks))
        letters.push({ ...letter, recipients: rcptTo.map(({ address }) => address) })
        done()
        server.emit('letter')
      })
    },
    ...options,
  })
  const listener = server.listen(port, '127.0.0.1')
  await once(listener, 'listening')
  const listening = (listener.address() as AddressInfo).port
  return {
    url: `smtp://127.0.0.1:${listening}`,
    port: listening,
    letters,
    letterTo: async (address, count = 1) => {
      const found = () => letters.filter(({ recipients }) => recipients.includes(address))
      while (found().length < count) await once(server, 'letter')
      return found().at(-1) as ReceivedLetter
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The code in a letter: a line of its own. */
export const codeIn = ({ text }: Pick<Email, 'text'>): string =>
  /^[\w-]{43}$/m.exec(text ?? '')?.[0] ?? `no code in: ${text}`
