import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator'
import { Directive, Field, InputType, ObjectType } from 'type-graphql'
import { Column } from 'typeorm'
import { applyDecorators } from '../apply-decorators'
import { DateTime, PartialDate, WebAddress } from '../scalars'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Where a fact was read, when, and which date it refers to (Polish: źródło).',
})
export class Source {
  @Field(() => WebAddress, { description: 'The page the fact was read on.' })
  url!: string

  @Field(() => DateTime, { description: 'When the page was read.' })
  retrievedAt!: string

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The day, month or year that the page refers to. Null: the page does not say.',
  })
  asOf!: string | null
}

@InputType({ description: 'A source of facts.' })
export class SourceInput {
  @Field(() => WebAddress, { description: 'The page that the fact was read on.' })
  url!: string

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the page was read. If you leave it out or give null: the time already stored for this page, or else now.',
  })
  retrievedAt?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'The day, month or year that the page refers to. Null: the page does not say.',
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

/** A page that is not said to have been read again was read when the record says. */
export function readBefore<T extends { readonly sources?: readonly SourceInput[] | null }>(
  values: T,
  { sources }: { readonly sources: readonly Source[] },
): T {
  if (!values.sources) return values
  const known = new Map(sources.map(({ url, retrievedAt }) => [url, retrievedAt]))
  const read = values.sources.map((source) => ({
    ...source,
    retrievedAt: source.retrievedAt ?? known.get(source.url) ?? null,
  }))
  return { ...values, sources: read }
}

export const SourcesField = () =>
  applyDecorators(
    Field(() => [Source], { description: 'The sources of the facts in this record.' }),
    Column({ type: 'simple-json' }),
  )

export const SourcesInputField = () =>
  applyDecorators(
    Field(() => [SourceInput], { nullable: true, description: 'The sources of the facts, at most 20.' }),
    IsOptional(),
    ArrayMaxSize(20),
    ValidateNested(),
  )

/** The sources of two records of the same thing. A page that speaks of one day is one source, whenever it was read. */
export function mergeSources(sources: readonly Source[], others: readonly Source[]): Source[] {
  const all = [...sources, ...others]
  const first = new Map(all.toReversed().map((source) => [`${source.url} ${source.asOf}`, source]))
  return all.filter((source) => first.get(`${source.url} ${source.asOf}`) === source)
}
