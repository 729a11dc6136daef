import sql, { type Sql } from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { visibleToAll } from '../../core/collections/conditions'
import { Node, SearchResult } from '../../core/collections/node'
import { GeoPoint } from '../../core/values/place'
import { TerritoryLevel } from './territory.enums'
import { TerritoryArea, TerritoryPopulation } from './territory-size'

@Entity()
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({
  implements: [Node, SearchResult],
  simpleResolvers: true,
  description:
    'A unit of Poland’s administrative division, as the TERYT register (its TERC part) lists it: the country, a voivodeship, a powiat, a gmina or a district of Warsaw (Polish: jednostka podziału terytorialnego).',
})
export class Territory {
  @PrimaryColumn({ type: 'text' })
  id!: string

  @Field({
    description:
      'The TERYT code as text, leading zeros included: `PL`, or 2 digits for a voivodeship (`14`), 4 for a powiat (`1465`), 7 for a gmina or district (`1465058`).',
  })
  @Column({ type: 'text', unique: true })
  code!: string

  @Field(() => TerritoryLevel, { description: 'Which level of the division the unit belongs to.' })
  @Column({ type: 'text' })
  level!: TerritoryLevel

  @Field({
    description:
      'The name in the register: `mazowieckie`, `Warszawa`, `Mokotów`. Several units may have the same name.',
  })
  @Column({ type: 'text' })
  name!: string

  @Field(() => String, {
    nullable: true,
    description:
      'What the register calls this kind of unit: `powiat`, `gmina miejska`, `dzielnica`. Null for the country and the voivodeships.',
  })
  @Column({ type: 'text', nullable: true })
  type!: string | null

  @Field({ description: 'The date of the last state of the register that has the unit: `2024-01-01`.' })
  @Column({ type: 'text' })
  stateDate!: string

  @Field({ description: 'Whether the newest known state of the register no longer has the unit.' })
  @Column({ type: 'boolean', default: false })
  isHistorical!: boolean

  @Field(() => GeoPoint, {
    nullable: true,
    description:
      'The town of its seat, which gives it the name; precision `REGION`: the middle of its area. Null: not known.',
  })
  @Column(() => GeoPoint)
  location!: GeoPoint | null

  @Field(() => TerritoryPopulation, {
    nullable: true,
    description: 'How many people live in it, and when they were counted. Null: not known.',
  })
  @Column(() => TerritoryPopulation)
  population!: TerritoryPopulation | null

  @Field(() => TerritoryArea, {
    nullable: true,
    description: 'How large it is, and when that was so. Null: not known.',
  })
  @Column(() => TerritoryArea)
  area!: TerritoryArea | null

  /** The words of the name without case and diacritics, a space before each. */
  @Column({ type: 'text', select: false })
  nameFolded!: string

  @ManyToOne(() => Territory, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'parentId' })
  readonly parentTerritory?: Territory

  @Index()
  @Column({ type: 'text', nullable: true })
  parentId!: string | null

  @ManyToOne(() => Territory, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'successorId' })
  readonly successorTerritory?: Territory

  /** Of a unit that is no more: the one that has taken its place, which also is what it lies in. */
  @Index()
  @Column({ type: 'text', nullable: true })
  successorId!: string | null
}

/** Of the unit that all others lie in. */
export const COUNTRY_CODE = 'PL'

export const TERRITORY_CODE = /^(PL|\d{2}|\d{4}|\d{7})$/

/** The last digit tells the kind of a gmina, or a part of one; the six before it stay when the kind changes. */
const NUMBERED_GMINA = /^(\d{6})[1-5]$/

/** What a gmina keeps when it becomes one of another kind, and what its town and its rural area have in common with it. */
export const gminaNumber = (code: string): string | null => NUMBERED_GMINA.exec(code)?.[1] ?? null

const GMINA_KINDS = ['1', '2', '3']

/** The codes that a gmina of this number may have. */
export const gminaCodes = (number: string): string[] => GMINA_KINDS.map((kind) => number + kind)

/** Codes of gminas of another kind, and of parts: they lead to the gmina that has their number now. */
const otherCodes = (key: Sql): Sql => sql`SELECT ${key} AS "key", gmina."id" AS "id" FROM "territory" AS gmina
  JOIN (SELECT '1' AS "kind" UNION ALL SELECT '2' UNION ALL SELECT '3' UNION ALL SELECT '4' UNION ALL SELECT '5') AS other ON TRUE
  WHERE gmina."level" = 'GMINA' AND gmina."isHistorical" = FALSE`

export const territories = collection(Territory, {
  prefix: 'territory',
  visible: visibleToAll,
  keys: { code: { pattern: TERRITORY_CODE } },
  formerly: {
    id: otherCodes(sql`'territory_' || substr(gmina."code", 1, 6) || other."kind"`),
    code: otherCodes(sql`substr(gmina."code", 1, 6) || other."kind"`),
  },
  usedBy: {
    code: ['events'],
    name: ['title'],
    parentId: ['parent'],
    successorId: ['successor', 'partnerships', 'events', 'balance'],
  },
  followed: {
    type: {
      name: 'TERRITORY',
      PL: { label: 'terytorium', description: 'Jednostka podziału terytorialnego.' },
      EN: { label: 'territory', description: 'A unit of the administrative division.' },
    },
    territories: (id) => sql`SELECT "id" AS "territoryId" FROM "territory" WHERE "id" = ${id}`,
    partOf: [],
  },
  searched: null,
})

export const territoryId = (code: string) => `territory_${code}`

/** The unit whose lists a unit has: its own, or those of the one that has taken its place. */
export const currentId = ({ id, successorId }: Territory): string => successorId ?? id
