import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm'
import { collection } from '../shared/collection'
import { Node } from '../shared/node'
import { TerritoryLevel } from './territory.enums'

@Entity()
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({
  implements: Node,
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
    description: 'The name as registered: `mazowieckie`, `Warszawa`, `Mokotów`. Several units may share one.',
  })
  @Column({ type: 'text' })
  name!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The kind of unit in the register’s words: `powiat`, `gmina miejska`, `dzielnica`. Null for the country and the voivodeships.',
  })
  @Column({ type: 'text', nullable: true })
  type!: string | null

  @Field({ description: 'The day of the register’s state in which the unit was last seen: `2024-01-01`.' })
  @Column({ type: 'text' })
  stateDate!: string

  @Field({ description: 'True of a unit that the newest known state of the register no longer has.' })
  @Column({ type: 'boolean', default: false })
  isHistorical!: boolean

  /** The words of the name without case and diacritics, a space before each. */
  @Column({ type: 'text', select: false })
  nameFolded!: string

  @ManyToOne(() => Territory, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'parentId' })
  readonly parentTerritory?: Territory

  @Index()
  @Column({ type: 'text', nullable: true })
  parentId!: string | null
}

export const TERRITORY_CODE = /^(PL|\d{2}|\d{4}|\d{7})$/

export const territories = collection(Territory, {
  prefix: 'territory',
  keys: { code: { pattern: TERRITORY_CODE } },
  usedBy: { parentId: ['parent'] },
})

export const territoryId = (code: string) => `territory_${code}`
