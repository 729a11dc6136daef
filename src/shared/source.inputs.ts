import { Field, InputType } from 'type-graphql'
import { DateTime, PartialDate, WebAddress } from './scalars'
import type { Source } from './source'

@InputType({ description: 'Where a fact was read.' })
export class SourceInput {
  @Field(() => WebAddress, { description: 'The page that it was read on.' })
  url!: string

  @Field(() => DateTime, { nullable: true, description: 'When the page was read. Null: now.' })
  retrievedAt?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The day, month or year that the page speaks of. Null: it does not say.',
  })
  asOf?: string | null
}

export const sourcesOf = (
  given: readonly SourceInput[] | null | undefined,
  now: Date,
): Source[] | undefined =>
  given?.map(({ url, retrievedAt, asOf }) => ({
    url,
    retrievedAt: retrievedAt ?? now.toISOString(),
    asOf: asOf ?? null,
  }))
