import { IsOptional, Max, Min } from 'class-validator'
import { Directive, Field, Float, InputType, ObjectType } from 'type-graphql'
import { Column } from 'typeorm'
import { vocabulary } from '../vocabulary'
import { IsPostalCode } from './identifiers'
import { IsPlainName } from './plain-text'

export enum LocationPrecision {
  EXACT = 'EXACT',
  STREET = 'STREET',
  TOWN = 'TOWN',
  REGION = 'REGION',
}

vocabulary(LocationPrecision, {
  name: 'LocationPrecision',
  description: 'How precise a point on the map is.',
  values: {
    EXACT: {
      PL: { label: 'dokładne miejsce', description: 'Punkt wskazuje właściwy budynek lub plac.' },
      EN: { label: 'exact place', description: 'The point marks the exact building or spot.' },
    },
    STREET: {
      PL: { label: 'ulica', description: 'Ulica się zgadza, ale budynek niekoniecznie.' },
      EN: { label: 'street', description: 'The street is right, but perhaps not the building.' },
    },
    TOWN: {
      PL: { label: 'miejscowość', description: 'Punkt to mniej więcej środek miasta, wsi lub dzielnicy.' },
      EN: { label: 'town', description: 'The point is roughly the centre of a town, village or district.' },
    },
    REGION: {
      PL: { label: 'region', description: 'Punkt to mniej więcej środek większego obszaru, np. powiatu.' },
      EN: {
        label: 'region',
        description: 'The point is roughly the centre of a larger area, such as a powiat.',
      },
    },
  },
})

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'A point on the map (WGS 84) and how precise it is.',
})
export class GeoPoint {
  @Field(() => Float, { description: 'Degrees north, −90 to 90.' })
  @Column({ type: 'double precision', nullable: true })
  latitude!: number

  @Field(() => Float, { description: 'Degrees east, −180 to 180.' })
  @Column({ type: 'double precision', nullable: true })
  longitude!: number

  @Field(() => LocationPrecision, {
    description: 'What the point represents: the exact place, or the centre of a town or region.',
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

@InputType({
  description:
    'A point on the map (WGS 84). A new point needs all three values; an update may give only those that change.',
})
export class GeoPointInput {
  @Field(() => Float, { nullable: true, description: 'Degrees north, −90 to 90.' })
  @Min(-90)
  @Max(90)
  latitude?: number | null

  @Field(() => Float, { nullable: true, description: 'Degrees east, −180 to 180.' })
  @Min(-180)
  @Max(180)
  longitude?: number | null

  @Field(() => LocationPrecision, { nullable: true, description: 'What the point represents.' })
  precision?: LocationPrecision | null
}

@InputType({ description: 'A postal address. Leave out what is not known.' })
export class PostalAddressInput {
  @Field(() => String, { nullable: true, description: 'Street and number: `ul. Rynek 52`.' })
  @IsOptional()
  @IsPlainName(200)
  street?: string | null

  @Field(() => String, { nullable: true, description: 'Polish postal code: `49-100`.' })
  @IsOptional()
  @IsPostalCode()
  postalCode?: string | null

  @Field(() => String, { nullable: true, description: 'Town or village: `Niemodlin`.' })
  @IsOptional()
  @IsPlainName(100)
  town?: string | null
}
