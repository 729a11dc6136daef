import { Directive, Field, Float, ObjectType } from 'type-graphql'
import { Column } from 'typeorm'
import { LocationPrecision } from './location.enums'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A point on the map, in WGS 84, with how precisely it is known.',
})
export class GeoPoint {
  @Field(() => Float, { description: 'Degrees north, −90 to 90.' })
  @Column({ type: 'double precision', nullable: true })
  latitude!: number

  @Field(() => Float, { description: 'Degrees east, −180 to 180.' })
  @Column({ type: 'double precision', nullable: true })
  longitude!: number

  @Field(() => LocationPrecision, {
    description: 'What the point stands for: the very address, or the middle of a town or region.',
  })
  @Column({ type: 'text', nullable: true })
  precision!: LocationPrecision
}

@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'A postal address. Parts that are not known are null.' })
export class PostalAddress {
  @Field(() => String, { nullable: true, description: 'Street and number: `ul. Rynek 52`.' })
  @Column({ type: 'text', nullable: true })
  street!: string | null

  @Field(() => String, { nullable: true, description: 'Polish postal code: `49-100`.' })
  @Column({ type: 'text', nullable: true })
  postalCode!: string | null

  @Field(() => String, { nullable: true, description: 'Town or village: `Niemodlin`.' })
  @Column({ type: 'text', nullable: true })
  town!: string | null
}
