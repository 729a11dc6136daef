import { IsOptional, Matches, Max, Min } from 'class-validator'
import { CreatePartnershipInput } from '../../../partnership/keeping/partnership.inputs'
import { type Partnership, SLUG } from '../../../partnership/partnership.entity'
import { IsPlainText } from '../../../shared/plain-text'

const SLUG_RULE = 'must be of the letters a to z, digits, and single dashes between them.'

/** What a row says of a partnership. */
export class PartnershipRow extends CreatePartnershipInput {
  id?: string | null

  @IsOptional()
  @Matches(SLUG, { message: `slug ${SLUG_RULE}` })
  slug?: string | null

  endedOn?: string | null

  @IsOptional()
  @IsPlainText(1_000)
  endedReason?: string | null

  @IsOptional()
  @Matches(SLUG, { each: true, message: `formerSlugs ${SLUG_RULE}` })
  formerSlugs?: string[] | null

  @IsOptional()
  @Min(1)
  version?: number | null

  @IsOptional()
  @Min(0)
  @Max(1_000_000_000)
  viewCount?: number | null

  publishedAt?: string | null
  createdAt?: string | null
  updatedAt?: string | null
  isExample?: boolean | null
  commentPolicy?: Partnership['commentPolicy'] | null
}
