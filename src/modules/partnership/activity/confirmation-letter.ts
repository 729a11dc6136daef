import sql from 'sql-template-tag'
import { type Language, labelOf } from '../../../core/vocabulary'
import { onLetter } from '../../account/mail/letter-writers'
import type { Sender } from '../../account/mail/letters'
import { MailKind } from '../../account/mail/outgoing-mail.entity'
import type { Partnership } from '../partnership.entity'
import { PartnershipStage } from '../partnership.enums'
import { isUnconfirmed, UNCONFIRMED } from './confirmation-requests'

/** So many records a letter tells of; of the others, how many there are. */
const MAX_RECORDS = 50

/** What a letter says of a record, as it is when the letter is sent. */
type Told = Pick<Partnership, 'id' | 'name' | 'stage' | 'foundedOn' | 'lastConfirmedOn'> & {
  readonly territories: string | null
  readonly members: number | string
}

/** Only what the letter is about and its reader still answers for: others may have confirmed it meanwhile. */
onLetter(MailKind.CONFIRM_PARTNERSHIPS, async ({ accountId, about, language, sender, now }, write) => {
  const { dialect } = write
  const records = await write.read<Told>(
    sql`SELECT whole."id", whole."name", whole."stage", whole."foundedOn", whole."lastConfirmedOn",
        (SELECT count(*) FROM "membership" AS part
          WHERE part."partnershipId" = whole."id" AND part."status" = 'ACTIVE') AS "members",
        (SELECT min(unit."name") FROM "partnership_territory" AS works JOIN "territory" AS unit ON unit."id" = works."territoryId"
          WHERE works."partnershipId" = whole."id") AS "territories"
      FROM ${UNCONFIRMED} WHERE holder."id" = ${accountId} AND ${isUnconfirmed(now)}
        AND ${dialect.isIn(sql`whole."id"`, dialect.list(about.split(' ')))} ORDER BY whole."nameKey", whole."id"`,
  )
  return records.length === 0 ? null : letterAbout(records, language, sender)
})

function letterAbout(records: readonly Told[], language: Language, sender: Sender) {
  const { publisherName, publicUrl } = sender
  const texts = TEXTS[language]
  const told = records.slice(0, MAX_RECORDS)
  const others = records.length - told.length
  const text = [
    texts.greeting,
    texts.why(publisherName),
    ...told.map((record) => describe(record, language, sender)),
    ...(others > 0 ? [texts.others(others)] : []),
    texts.how,
    texts.mark,
    `${publisherName}\n${publicUrl}`,
  ]
  return { subject: texts.subject(publisherName, told), text: `${text.join('\n\n')}\n` }
}

function describe(record: Told, language: Language, { publicUrl, accountPagesUrl }: Sender): string {
  const texts = TEXTS[language]
  const { id, name, stage, foundedOn, territories, members, lastConfirmedOn } = record
  const known = [
    [texts.stage, stage && labelOf(PartnershipStage, stage, language)],
    [texts.foundedOn, foundedOn],
    [texts.territory, territories],
    [texts.members, String(members)],
    [texts.confirmed, lastConfirmedOn ?? texts.never],
  ]
  return [
    name,
    ...known.flatMap(([label, value]) => (value ? [`  ${label}: ${value}`] : [])),
    `  ${publicUrl}/records/${id}`,
    ...(accountPagesUrl ? [`  ${texts.confirm} ${accountPagesUrl}/confirm-partnership#id=${id}`] : []),
  ].join('\n')
}

interface Texts {
  readonly greeting: string
  readonly subject: (publisher: string, records: readonly Told[]) => string
  readonly why: (publisher: string) => string
  readonly others: (count: number) => string
  readonly how: string
  readonly mark: string
  readonly confirm: string
  readonly stage: string
  readonly foundedOn: string
  readonly territory: string
  readonly members: string
  readonly confirmed: string
  readonly never: string
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  PL: {
    greeting: 'Dzień dobry!',
    subject: (publisher, { length }) =>
      `${publisher}: ${length === 1 ? 'czy wpis partnerstwa jest aktualny?' : 'czy wpisy partnerstw są aktualne?'}`,
    why: (publisher) =>
      `W rejestrze ${publisher} prowadzisz wpisy, których od roku nikt z partnerstwa nie potwierdził ani nie zmienił. Oto, co mówią dziś:`,
    others: (count) => `Oraz inne wpisy, które prowadzisz: ${count}.`,
    how: 'Zgadza się? Potwierdź każdy wpis mutacją confirmPartnership. Coś się zmieniło? Popraw go mutacją updatePartnership: to też wystarczy. Partnerstwo już nie działa? Powie o tym endPartnership, a linkPartnerships wskaże następcę.',
    mark: 'Czego nikt nie potwierdzi, to rejestr pokazuje jako niepotwierdzone. Taki list przychodzi najwyżej raz w roku. Aby go nie dostawać, wywołaj updateProfile z confirmationLetters: false.',
    confirm: 'Potwierdź:',
    stage: 'etap',
    foundedOn: 'data założenia',
    territory: 'terytorium',
    members: 'członkowie',
    confirmed: 'ostatnio potwierdzono',
    never: 'nigdy',
  },
  EN: {
    greeting: 'Hello!',
    subject: (publisher, { length }) =>
      `${publisher}: ${length === 1 ? 'is the record of a partnership still right?' : 'are the records of your partnerships still right?'}`,
    why: (publisher) =>
      `In the registry ${publisher} you manage records that nobody of the partnership has confirmed or changed for a year. This is what they say today:`,
    others: (count) => `And other records that you manage: ${count}.`,
    how: 'Is it right? Confirm each record with the mutation confirmPartnership. Has something changed? Correct it with updatePartnership: that is enough too. Has the partnership ended? Say so with endPartnership, and name its successor with linkPartnerships.',
    mark: 'What nobody confirms, the registry shows as unconfirmed. Such a letter comes once a year at most. To get no more of them, call updateProfile with confirmationLetters: false.',
    confirm: 'Confirm:',
    stage: 'stage',
    foundedOn: 'founded on',
    territory: 'territory',
    members: 'members',
    confirmed: 'last confirmed',
    never: 'never',
  },
}
