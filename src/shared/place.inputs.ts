import { IsOptional, Max, Min } from 'class-validator'
import { Field, Float, InputType } from 'type-graphql'
import { IsPostalCode } from './identifiers'
import { LocationPrecision } from './location.enums'
import { IsPlainName } from './plain-text'

@InputType({ description: 'A point on the map, in WGS 84. It replaces the whole location.' })
export class GeoPointInput {
  @Field(() => Float, { description: 'Degrees north, −90 to 90.' })
  @Min(-90)
  @Max(90)
  latitude!: number

  @Field(() => Float, { description: 'Degrees east, −180 to 180.' })
  @Min(-180)
  @Max(180)
  longitude!: number

  @Field(() => LocationPrecision, { description: 'What the point stands for.' })
  precision!: LocationPrecision
}

@InputType({ description: 'A postal address. It replaces the whole address.' })
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
