import sql from 'sql-template-tag'
import type { Language } from '../../../core/vocabulary'
import { onGuestLetter } from '../../account/mail/letter-writers'
import type { Sender } from '../../account/mail/letters'
import { MailKind } from '../../account/mail/outgoing-mail.entity'
import { DecisionKind } from '../moderation.enums'

interface Told {
  readonly subjectId: string
  readonly createdAt: string
  readonly kind: DecisionKind | null
}

/** Nothing in them was written by whoever gave notice: anybody can name the address of a stranger. */
const written = (parts: readonly string[], subject: string, { publisherName, publicUrl }: Sender) => ({
  subject: `${publisherName}: ${subject}`,
  text: `${[...parts, `${publisherName}\n${publicUrl}`].join('\n\n')}\n`,
})

onGuestLetter(MailKind.NOTICE_RECEIVED, async ({ about, sender }, write) => {
  const [reportId, language] = about.split(' ') as [string, Language]
  const [notice] = await write.read<Told>(
    sql`SELECT "subjectId", "createdAt", NULL AS "kind" FROM "report" WHERE "id" = ${reportId}`,
  )
  if (!notice) return null
  const texts = TEXTS[language]
  const parts = [texts.greeting, texts.received(notice, sender), texts.next, texts.notYou]
  return written(parts, texts.receivedSubject, sender)
})

onGuestLetter(MailKind.NOTICE_DECIDED, async ({ about, sender }, write) => {
  const [reportId, language] = about.split(' ') as [string, Language]
  const [notice] = await write.read<Told>(sql`SELECT notice."subjectId", notice."createdAt",
      (SELECT decision."kind" FROM "moderation_decision" AS decision
        WHERE decision."subjectId" = waited."subjectId" AND decision."decidedAt" = waited."closedAt"
        ORDER BY decision."id" DESC LIMIT 1) AS "kind"
    FROM "report" AS notice JOIN "moderation_case" AS waited ON waited."id" = notice."caseId"
    WHERE notice."id" = ${reportId}`)
  if (!notice) return null
  const texts = TEXTS[language]
  const outcome = notice.kind === DecisionKind.HIDE ? texts.hidden : notice.kind ? texts.stays : texts.gone
  const parts = [texts.greeting, texts.decided(notice, sender), outcome, texts.byPeople, texts.redress]
  return written(parts, texts.decidedSubject, sender)
})

type Named = (notice: Told, sender: Sender) => string

interface Texts extends Readonly<Record<'receivedSubject' | 'decidedSubject' | 'greeting', string>> {
  readonly received: Named
  readonly next: string
  readonly notYou: string
  readonly decided: Named
  readonly hidden: string
  readonly stays: string
  readonly gone: string
  readonly byPeople: string
  readonly redress: string
}

const dayOf = (instant: string) => instant.slice(0, 10)

const TEXTS: Readonly<Record<Language, Texts>> = {
  PL: {
    receivedSubject: 'otrzymaliśmy zgłoszenie',
    decidedSubject: 'zgłoszenie rozpatrzone',
    greeting: 'Dzień dobry!',
    received: ({ subjectId, createdAt }, { publisherName }) =>
      `Dnia ${dayOf(createdAt)} rejestr ${publisherName} otrzymał z tym adresem e-mail zgłoszenie nielegalnej treści: ${subjectId}.`,
    next: 'Rozpatrzy je człowiek, a o decyzji napiszemy. Potem usuniemy imię i adres ze zgłoszenia.',
    notYou: 'Jeśli to nie Ty, nic nie rób: poza listem o decyzji nic więcej nie przyjdzie.',
    decided: ({ subjectId, createdAt }, { publisherName }) =>
      `Zgłoszenie nielegalnej treści z dnia ${dayOf(createdAt)} w rejestrze ${publisherName} (${subjectId}) zostało rozpatrzone.`,
    hidden: 'Treść została ukryta.',
    stays: 'Treść pozostaje bez zmian.',
    gone: 'Tej treści już nie ma.',
    byPeople: 'Zdecydował człowiek, bez zautomatyzowanych środków. Imię i adres ze zgłoszenia usunęliśmy.',
    redress:
      'Jeśli się z tym nie zgadzasz, możesz zgłosić treść ponownie, podając nowe fakty, skorzystać z pozasądowego rozstrzygania sporów (art. 21 rozporządzenia (UE) 2022/2065) albo pójść do sądu.',
  },
  EN: {
    receivedSubject: 'your notice has arrived',
    decidedSubject: 'your notice was decided',
    greeting: 'Hello!',
    received: ({ subjectId, createdAt }, { publisherName }) =>
      `On ${dayOf(createdAt)}, the registry ${publisherName} received a notice of illegal content with this e-mail address: ${subjectId}.`,
    next: 'A person will decide, and we will write what was decided. Then the name and the address are deleted from the notice.',
    notYou: 'If it was not you, do nothing: no more will come, but for a letter about the decision.',
    decided: ({ subjectId, createdAt }, { publisherName }) =>
      `The notice of illegal content of ${dayOf(createdAt)} in the registry ${publisherName} (${subjectId}) was decided.`,
    hidden: 'The content was hidden.',
    stays: 'The content stays as it is.',
    gone: 'The content is no longer there.',
    byPeople:
      'A person decided, without automated means. We have deleted the name and the address of the notice.',
    redress:
      'If you disagree, you can give notice again with new facts, use out-of-court dispute settlement (Article 21 of Regulation (EU) 2022/2065), or go to court.',
  },
}
