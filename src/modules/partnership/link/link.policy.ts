import sql, { type Sql } from 'sql-template-tag'
import { about, because, policy } from '../../../authz/policy'
import { byAdmin } from '../../../authz/roles'
import { allOf, anyOf } from '../../../core/collections/conditions'
import type { SignedIn } from '../../../core/viewer'
import {
  isManaged,
  isPartnershipVisible,
  partnershipManagers,
  partnershipPolicy,
} from '../partnership.policy'

const managersOf = (column: Sql, viewer: SignedIn) => partnershipManagers(column, viewer)

/** Either of the two: a link shows both. */
const eitherSide = (row: Sql, viewer: SignedIn) => [
  ...managersOf(sql`${row}."partnershipId"`, viewer),
  ...managersOf(sql`${row}."otherId"`, viewer),
]

/** The side that has not agreed yet; of a link that both have agreed to, either, who then read that nothing is to be answered. */
const answeringSide = (row: Sql, viewer: SignedIn) => [
  byAdmin(viewer),
  ...managersOf(sql`${row}."awaitsId"`, viewer),
  ...eitherSide(row, viewer).map(
    ([role, condition]) => [role, allOf(sql`${row}."awaitsId" IS NULL`, condition)] as const,
  ),
]

const FOR_EITHER_SIDE =
  'Only managers of one of the two partnerships may do this. To become one, call claimPartnership.'

const FOR_ANSWERING_SIDE =
  'Only managers of the partnership that has not agreed yet may accept the link. To become one, call claimPartnership.'

const { rights, refusal } = partnershipPolicy.update

export const linkPolicy = {
  ...policy('partnershipLink', about('partnership'), { create: { rights, refusal } }),
  ...policy('partnershipLink', about('link'), {
    accept: {
      rights: answeringSide,
      refusal: FOR_ANSWERING_SIDE,
      obstacles: [
        {
          when: (row) => sql`${row}."awaitsId" IS NULL`,
          ...because('CONFLICT', 'NO_ANSWER_EXPECTED', 'The link does not wait for an answer.'),
        },
      ],
    },
    update: { rights: eitherSide, refusal: FOR_EITHER_SIDE },
    remove: { rights: eitherSide, refusal: FOR_EITHER_SIDE },
  }),
}

/** Where both ends are; while one of them has not agreed, to managers of the two. */
export function isLinkVisible(row: Sql, viewer: SignedIn | null): Sql {
  const [one, other] = [sql`${row}."partnershipId"`, sql`${row}."otherId"`]
  const isVisible = (id: Sql) =>
    sql`EXISTS (SELECT 1 FROM "partnership" AS party WHERE party."id" = ${id} AND ${isPartnershipVisible(sql`party`, viewer)})`
  return allOf(
    isVisible(one),
    sql`(${other} IS NULL OR ${isVisible(other)})`,
    anyOf(sql`${row}."awaitsId" IS NULL`, isManaged(one, viewer), isManaged(other, viewer)),
  )
}
