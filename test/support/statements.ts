import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** What the server asks by itself, every second: which webhooks have something to send. */
const OWN = 'FROM "webhook" WHERE "state"'

/** The statements that the readers of this process run while the work is done. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  const note = (text: unknown) => {
    if (!String(text).includes(OWN)) statements.push(String(text))
  }
  subscribe('partnerstwa:statement', note)
  await work().finally(() => unsubscribe('partnerstwa:statement', note))
  return statements
}
