import type { Entry } from '../../../partnership/keeping/entering/enter-partnerships'
import type { PartnershipFields } from '../../../partnership/keeping/partnership.inputs'
import type { BroughtIn } from '../../../partnership/keeping/parts/columns-said'
import type { Partnership } from '../../../partnership/partnership.entity'
import type { Order } from '../../run/order'
import type { Row, Target } from '../../run/row'
import type { PartnershipRow } from './partnership-row'

type Said = PartnershipFields & BroughtIn & { readonly name: string }

/** What a row says, as the API takes it. Initiators that the file names by their ids are there by now. */
export function saidOf(row: Row, { isOperators }: Order): Said {
  const { id, slug, formerSlugs, publishedAt, createdAt, updatedAt, version, viewCount, ...said } =
    row.said as unknown as PartnershipRow
  const initiators = said.initiators?.map((each) => (isOperators && each.id != null ? { id: each.id } : each))
  return { ...said, ...(initiators && { initiators }) } as Said
}

/** What a new record has that is none of its fields in the API. */
export function givenOf(
  { row, id }: Pick<Target, 'row' | 'id'>,
  { areDrafts }: Order,
  now: Date,
): Pick<Entry, 'slug' | 'formerSlugs' | 'given'> {
  const { slug, formerSlugs, publishedAt, createdAt, updatedAt, version, viewCount } =
    row.said as unknown as PartnershipRow
  const entered = createdAt ?? now.toISOString()
  const given: Partial<Partnership> = {
    id,
    publishedAt: areDrafts ? null : publishedAt === undefined ? now.toISOString() : publishedAt,
    createdAt: entered,
    updatedAt: updatedAt ?? entered,
    ...(version != null && { version }),
    ...(viewCount != null && { viewCount }),
  }
  return { slug: slug ?? null, formerSlugs: formerSlugs ?? [], given }
}
