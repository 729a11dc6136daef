import sql from 'sql-template-tag'
import { ChangeKind } from '../../../core/change-log/change-kind'
import { collectionOfType } from '../../../core/collections/collection'
import { getOrCreate } from '../../../core/get-or-create'
import { type Language, labelOf } from '../../../core/vocabulary'
import { onLetter } from '../../account/mail/letter-writers'
import type { Sender } from '../../account/mail/letters'
import { MailKind } from '../../account/mail/outgoing-mail.entity'
import { isChangeFollowed, LOOKED_THROUGH } from '../followed-changes'
import { LETTER_TEXTS } from './letter-texts'
import { type NamedRecord, namedRecords } from './named-records'
import { mayBeWrittenTo, READERS } from './queue-letters'

/** So many changes a letter is made of, the newest, and so many records it tells of. */
const MAX_CHANGES = 1_000
const MAX_RECORDS = 50

interface ChangeRow {
  readonly kind: ChangeKind
  readonly recordClass: string
  readonly recordId: string
  readonly historyOf: string | null
  readonly intoId: string | null
}

/** What happened to a record that visitors see, and to its parts, by what it is called. */
type Told = ReadonlyMap<string, ReadonlySet<string>>

/** Only what the account still follows, and visitors see, when the letter is sent. */
onLetter(MailKind.FOLLOWED_RECORDS, async ({ accountId, about, language, sender, now }, write) => {
  const [chosen] = await write.read<{ letterToken: string }>(
    sql`SELECT chosen."letterToken" FROM ${READERS} WHERE reader."id" = ${accountId} AND ${mayBeWrittenTo(now)}`,
  )
  if (!chosen) return null
  const [from = '', to = ''] = about.split(' ')
  const changes = await write.read<ChangeRow>(
    sql`SELECT t."kind", t."recordClass", t."recordId", t."historyOf", t."intoId" FROM "change" AS t
      WHERE t."isPublic" = TRUE AND t."id" > ${from} AND t."id" <= ${to}
        AND ${LOOKED_THROUGH} AND ${isChangeFollowed(sql`${accountId}`)} ORDER BY t."id" DESC LIMIT ${MAX_CHANGES}`,
  )
  const told = toldOf(changes, language)
  const records = await namedRecords([...told.keys()], { write, language })
  if (records.length === 0) return null
  return letterAbout({ records, told, language, sender, token: chosen.letterToken })
})

/** By the id of the record that a reader knows: a partnership for its parts, and the one that stays for one that was merged. */
function toldOf(changes: readonly ChangeRow[], language: Language): Told {
  const told = new Map<string, Set<string>>()
  for (const { kind, recordClass, recordId, historyOf, intoId } of changes) {
    const id = intoId ?? historyOf ?? recordId
    const done = labelOf(ChangeKind, kind, language)
    const part = collectionOfType(recordClass)?.followed?.type[language].label
    const isOwn = id === recordId || intoId !== null
    getOrCreate(told, id, () => new Set<string>()).add(isOwn ? done : `${part}: ${done}`)
  }
  return told
}

interface Letter {
  readonly records: readonly NamedRecord[]
  readonly told: Told
  readonly language: Language
  readonly sender: Sender
  readonly token: string
}

function letterAbout({ records, told, language, sender, token }: Letter) {
  const { publisherName, publicUrl } = sender
  const texts = LETTER_TEXTS[language]
  const some = records.slice(0, MAX_RECORDS)
  const others = records.length - some.length
  const unsubscribe = `${publicUrl}/letters/unsubscribe?key=${token}`
  const text = [
    texts.greeting,
    texts.why(publisherName),
    ...some.map(({ id, name, when }) =>
      [
        name,
        ...(when === null ? [] : [`  ${texts.when}: ${when}`]),
        `  ${[...(told.get(id) ?? [])].join(', ')}`,
        `  ${publicUrl}/records/${id}`,
      ].join('\n'),
    ),
    ...(others > 0 ? [texts.others(others)] : []),
    `${texts.end}\n${unsubscribe}`,
    `${publisherName}\n${publicUrl}`,
  ]
  return {
    subject: texts.subject(publisherName, some[0]?.name ?? '', records.length),
    text: `${text.join('\n\n')}\n`,
    // RFC 8058: mail programs offer one click for it.
    headers: {
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}
