import sql, { type Sql } from 'sql-template-tag'
import { collection } from '../../core/collections/collection'
import { declareReferences } from '../../core/collections/references'
import { Initiator } from '../initiator/initiator.entity'
import { Partnership } from './partnership.entity'
import { isPartnershipVisible } from './partnership.policy'

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

const worksOfStarted = sql`SELECT works."territoryId" FROM "partnership_initiator" AS started
  JOIN "partnership_territory" AS works ON works."partnershipId" = started."partnershipId"`

/** An initiator is shown with the first partnership that is: those of drafts alone may be persons who are not known to the public. */
const INITIATORS = {
  territories: (id: Sql) => sql`${worksOfStarted} WHERE started."initiatorId" = ${id}`,
  parts: (ids: Sql) => sql`SELECT own."initiatorId" AS "id" FROM "partnership_initiator" AS own
    WHERE own."partnershipId" IN (${ids}) AND NOT EXISTS (SELECT 1 FROM "partnership_initiator" AS started
      JOIN "partnership" AS whole ON whole."id" = started."partnershipId"
      WHERE started."initiatorId" = own."initiatorId" AND whole."id" NOT IN (${ids})
        AND ${isPartnershipVisible(sql`whole`, null)})`,
}

export const partnerships = collection(Partnership, {
  prefix: 'partnership',
  historyOf: 'id',
  usedBy: { commentPolicy: ['commentsOpen'], name: ['title'] },
  visible: isPartnershipVisible,
  keys: {
    krs: { pattern: /^\d{10}$/ },
    slug: {
      pattern: SLUG,
      names: sql`SELECT "slug" AS "key", "id" FROM "partnership" UNION ALL SELECT "slug", "partnershipId" FROM "former_slug"`,
    },
  },
  formerly: {
    id: sql`SELECT "id" AS "key", "intoId" AS "id" FROM "merged_partnership"`,
    krs: sql`SELECT "krs" AS "key", "intoId" AS "id" FROM "merged_partnership"`,
  },
  owns: [
    { table: 'goal', column: 'partnershipId' },
    { table: 'former_slug', column: 'partnershipId' },
  ],
  followed: {
    type: {
      name: 'PARTNERSHIP',
      PL: {
        label: 'partnerstwo',
        description: 'Partnerstwo, także jego cele, sektory, terytoria i inicjatorzy.',
      },
      EN: {
        label: 'partnership',
        description: 'A partnership with its goals, sectors, territories and initiators.',
      },
    },
    territories: (id) => sql`SELECT "territoryId" FROM "partnership_territory" WHERE "partnershipId" = ${id}`,
    partOf: [],
    partsBelow: [{ entity: Initiator, ...INITIATORS }],
  },
  searched: {
    inUnit: (unitId) =>
      sql`"id" IN (SELECT "partnershipId" FROM "partnership_territory" WHERE "territoryId" = ${unitId})`,
    tables: ['partnership', 'partnership_territory'],
  },
})

declareReferences({
  ...{ to: ['Initiator'], table: 'partnership_initiator', column: 'initiatorId' },
  called: ['partnership that names it', 'partnerships that name it'],
})
