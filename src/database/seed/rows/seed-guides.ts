import { searchColumns } from '../../../core/collections/record'
import type { Guide } from '../../../modules/guide/guide.entity'
import { GuideSectionKind } from '../../../modules/guide/guide.enums'
import { list, oneOf, optional, type Parsed, readFile, record, text } from '../format/parser'
import { discussed, inEachLanguage, instant, reachedBy, slug } from '../format/value-parsers'
import type { Facts } from './facts'
import { guideId, partnershipId } from './record-ids'
import { type Links, type SeedRow } from './seed-row'

const guidesShape = ({ partnerships, territoryNames }: Facts) =>
  list(
    record({
      slug,
      createdAt: instant,
      updatedAt: instant,
      ...discussed,
      titles: inEachLanguage(text),
      sections: list(
        record({
          kind: oneOf(Object.values(GuideSectionKind)),
          headings: inEachLanguage(text),
          bodies: inEachLanguage(text),
        }),
      ),
      contacts: list(
        record({
          territory: optional(oneOf(territoryNames.keys())),
          purposes: inEachLanguage(text),
          ...reachedBy,
        }),
      ),
      examples: list(oneOf(partnerships.map((partnership) => partnership.slug))),
    }),
  )

type GuideFact = Parsed<ReturnType<typeof guidesShape>>[number]

/** The guides, whose examples are real partnerships, and whose comments are in any of the files. */
export function readGuides(files: readonly [Facts, ...Facts[]]): GuideFact[] {
  const guides = readFile('guides.json', guidesShape(files[0]))
  const slugs = guides.map((guide) => guide.slug)
  for (const { guide } of files.flatMap(({ guideComments }) => guideComments))
    oneOf(slugs)(guide, 'guideComments')
  return guides
}

export const guideRows = (guides: readonly GuideFact[]): SeedRow<Guide>[] =>
  guides.map(({ sections, contacts, examples, ...fact }) => {
    const texts = sections.flatMap(({ headings, bodies }) => [headings.PL, headings.EN, bodies.PL, bodies.EN])
    return {
      ...fact,
      ...searchColumns(fact.titles.PL, fact.titles.EN, ...texts),
      id: guideId(fact.slug),
      storedSections: sections,
      storedContacts: contacts.map(({ territory, ...contact }) => ({ ...contact, territoryCode: territory })),
    }
  })

export const guideExamples = (guides: readonly GuideFact[]): Links => ({
  table: 'guide_example',
  owner: 'guideId',
  rows: guides.flatMap(({ slug, examples }) =>
    examples.map((example) => ({ guideId: guideId(slug), partnershipId: partnershipId(example) })),
  ),
})
