import sql from 'sql-template-tag'
import { type Language, labelOf } from '../../../core/vocabulary'
import { onLetter } from '../../account/mail/letter-writers'
import { MailKind } from '../../account/mail/outgoing-mail.entity'
import type { Appeal } from './appeal.entity'
import { AppealState } from './appeal.enums'

type Told = Pick<Appeal, 'decisionId' | 'state' | 'statement' | 'isUndone'>

onLetter(MailKind.APPEAL_DECIDED, async ({ accountId, about, language, sender }, write) => {
  const [appeal] =
    await write.read<Told>(sql`SELECT "decisionId", "state", "statement", "isUndone" FROM "appeal"
    WHERE "id" = ${about} AND "appellantId" = ${accountId} AND "decidedAt" IS NOT NULL`)
  if (!appeal) return null
  const texts = TEXTS[language]
  const { publisherName, publicUrl } = sender
  const text = [
    texts.greeting,
    texts.outcome(appeal.decisionId, labelOf(AppealState, appeal.state, language)),
    ...(appeal.state === AppealState.GRANTED ? [appeal.isUndone ? texts.undone : texts.nothingToUndo] : []),
    texts.reasons(appeal.statement ?? ''),
    texts.redress,
    `${publisherName}\n${publicUrl}`,
  ]
  return { subject: `${publisherName}: ${texts.subject}`, text: `${text.join('\n\n')}\n` }
})

interface Texts {
  readonly greeting: string
  readonly subject: string
  readonly outcome: (decisionId: string, state: string) => string
  readonly undone: string
  readonly nothingToUndo: string
  readonly reasons: (statement: string) => string
  readonly redress: string
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  PL: {
    greeting: 'Dzień dobry!',
    subject: 'odwołanie rozpatrzone',
    outcome: (decisionId, state) => `Twoje odwołanie od decyzji ${decisionId}: ${state}.`,
    undone: 'Skutek decyzji został cofnięty.',
    nothingToUndo: 'Nie było już czego cofnąć.',
    reasons: (statement) => `Uzasadnienie: ${statement}`,
    redress:
      'Odwołanie rozpatrzyła osoba, która nie podjęła decyzji. Pozostaje pozasądowe rozstrzyganie sporów (art. 21 rozporządzenia (UE) 2022/2065) i droga sądowa.',
  },
  EN: {
    greeting: 'Hello!',
    subject: 'your appeal was decided',
    outcome: (decisionId, state) => `Your appeal against the decision ${decisionId}: ${state}.`,
    undone: 'The effect of the decision was undone.',
    nothingToUndo: 'Nothing was left to undo.',
    reasons: (statement) => `Reasons: ${statement}`,
    redress:
      'Somebody decided it who did not make the decision. Out-of-court dispute settlement (Article 21 of Regulation (EU) 2022/2065) and the courts remain open to you.',
  },
}
