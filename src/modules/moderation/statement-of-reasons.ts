import sql from 'sql-template-tag'
import { type Language, labelOf, termsOf } from '../../core/vocabulary'
import { onLetter } from '../account/mail/letter-writers'
import { MailKind } from '../account/mail/outgoing-mail.entity'
import type { RuleTexts } from './house-rules'
import { DecisionKind, ModerationReason } from './moderation.enums'
import type { ModerationDecision } from './moderation-decision.entity'

type Stated = Pick<
  ModerationDecision,
  | 'id'
  | 'kind'
  | 'reason'
  | 'statement'
  | 'ruleCode'
  | 'ruleTexts'
  | 'decidedAt'
  | 'setTo'
  | 'subjectId'
  | 'appealableUntil'
>

/** Decisions that take something from somebody. */
const AGAINST: ReadonlySet<DecisionKind> = new Set([
  DecisionKind.HIDE,
  DecisionKind.SUSPEND,
  DecisionKind.REJECT_CLAIM,
  DecisionKind.DECLINE_CHANGE,
  DecisionKind.REVOKE_KEY,
])

/** What the person concerned is told of a decision: what, by which rule, on which facts, and how to appeal. Null: it is against nobody. */
export function statementOfReasons(decision: Stated, language: Language): string | null {
  const { kind, reason, statement, ruleCode, ruleTexts, appealableUntil } = decision
  if (!AGAINST.has(kind)) return null
  const texts = TEXTS[language]
  const rule = ruleTexts?.[language]
  return [
    texts.decision(termsOf(DecisionKind)?.[kind]?.[language].description ?? kind, decision),
    ...(kind === DecisionKind.SUSPEND && decision.setTo ? [texts.until(dayOf(decision.setTo))] : []),
    ...(rule ? [texts.rule(`${rule.name} (${ruleCode})`, rule.meaning)] : []),
    ...(reason ? [texts.reason(labelOf(ModerationReason, reason, language))] : []),
    statement === null ? texts.noFacts : texts.facts(statement),
    texts.byPeople,
    ...(appealableUntil ? [texts.appeal(decision.id, dayOf(appealableUntil))] : []),
    texts.redress,
  ].join('\n\n')
}

const dayOf = (instant: string) => instant.slice(0, 10)

interface Texts {
  readonly greeting: string
  readonly subject: (publisher: string) => string
  readonly decision: (what: string, decision: Stated) => string
  readonly until: (day: string) => string
  readonly rule: (name: string, meaning: string) => string
  readonly reason: (label: string) => string
  readonly facts: (statement: string) => string
  readonly noFacts: string
  readonly byPeople: string
  readonly appeal: (id: string, day: string) => string
  readonly redress: string
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  PL: {
    greeting: 'Dzień dobry!',
    subject: (publisher) => `${publisher}: decyzja, która Cię dotyczy`,
    decision: (what, { subjectId, decidedAt }) =>
      `Decyzja z dnia ${dayOf(decidedAt)}: ${what} Dotyczy: ${subjectId}.`,
    until: (day) => `Obowiązuje do: ${day}.`,
    rule: (name, meaning) => `Zasada: ${name}. ${meaning}`,
    reason: (label) => `Powód: ${label}.`,
    facts: (statement) => `Uzasadnienie: ${statement}`,
    noFacts: 'Uzasadnienia słownego nie podano.',
    byPeople: 'Zdecydował człowiek, bez zautomatyzowanych środków.',
    appeal: (id, day) =>
      `Możesz odwołać się raz, do ${day}: mutacja appealDecision, decisionId ${id}. Wystarczy się zalogować, także gdy konto jest zawieszone. Rozpatrzy to osoba, która tej decyzji nie podjęła.`,
    redress:
      'Możesz też skorzystać z pozasądowego rozstrzygania sporów (art. 21 rozporządzenia (UE) 2022/2065) albo pójść do sądu.',
  },
  EN: {
    greeting: 'Hello!',
    subject: (publisher) => `${publisher}: a decision that concerns you`,
    decision: (what, { subjectId, decidedAt }) =>
      `Decision of ${dayOf(decidedAt)}: ${what} It concerns: ${subjectId}.`,
    until: (day) => `It is in force until: ${day}.`,
    rule: (name, meaning) => `Rule: ${name}. ${meaning}`,
    reason: (label) => `Reason: ${label}.`,
    facts: (statement) => `Facts and grounds: ${statement}`,
    noFacts: 'No grounds were given in words.',
    byPeople: 'A person decided, without automated means.',
    appeal: (id, day) =>
      `You can appeal once, until ${day}: the mutation appealDecision, decisionId ${id}. Signing in is enough, even while your account is suspended. Somebody who did not make this decision will decide.`,
    redress:
      'You can also use out-of-court dispute settlement (Article 21 of Regulation (EU) 2022/2065), or go to court.',
  },
}

/** To the person whom it concerns, as it is when the letter is sent. */
onLetter(MailKind.DECISION, async ({ accountId, about, language, sender }, write) => {
  const [found] = await write.read<Stated & { ruleTexts: string | RuleTexts | null }>(
    sql`SELECT "id", "kind", "reason", "statement", "ruleCode", "ruleTexts", "decidedAt", "setTo", "subjectId", "appealableUntil"
      FROM "moderation_decision" WHERE "id" = ${about} AND "aboutId" = ${accountId}`,
  )
  const text =
    found &&
    statementOfReasons(
      { ...found, ruleTexts: found.ruleTexts && JSON.parse(String(found.ruleTexts)) },
      language,
    )
  if (!text) return null
  const texts = TEXTS[language]
  const { publisherName, publicUrl } = sender
  return {
    subject: texts.subject(publisherName),
    text: `${[texts.greeting, text, `${publisherName}\n${publicUrl}`].join('\n\n')}\n`,
  }
})
