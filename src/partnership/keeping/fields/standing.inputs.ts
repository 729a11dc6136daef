import { IsOptional, ValidateNested } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { ContactInput } from '../../../shared/contact.inputs'
import { IsKrs, IsNip, IsRegon } from '../../../shared/identifiers'
import { GeoPointInput, PostalAddressInput } from '../../../shared/place.inputs'
import { IsPlainName } from '../../../shared/plain-text'
import { PartialDate } from '../../../shared/scalars'
import { Formality, PartnershipStage } from '../../partnership.enums'

/** What a partnership is before the law, where its seat is, and since when. */
@InputType()
export abstract class StandingFields {
  @Field(() => PartnershipStage, {
    nullable: true,
    description:
      'Where in its life it is. Any other stage than ENDED takes back that it has ended; endPartnership says when and why it did.',
  })
  stage?: PartnershipStage | null

  @Field(() => Formality, {
    nullable: true,
    description: 'Whether it rests on an agreement or on trust alone.',
  })
  formality?: Formality | null

  @Field(() => String, {
    nullable: true,
    description: 'The legal form, if it is a legal person itself, at most 200 characters: `association`.',
  })
  @IsOptional()
  @IsPlainName(200)
  legalForm?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Its number in the National Court Register, 10 digits. No two partnerships have the same.',
  })
  @IsOptional()
  @IsKrs()
  krs?: string | null

  @Field(() => String, { nullable: true, description: 'Its tax identification number, 10 digits.' })
  @IsOptional()
  @IsNip()
  nip?: string | null

  @Field(() => String, { nullable: true, description: 'Its REGON number, 9 or 14 digits.' })
  @IsOptional()
  @IsRegon()
  regon?: string | null

  @Field(() => GeoPointInput, { nullable: true, description: 'Where its seat is on the map.' })
  @IsOptional()
  @ValidateNested()
  location?: GeoPointInput | null

  @Field(() => PostalAddressInput, { nullable: true, description: 'The address of its seat.' })
  @IsOptional()
  @ValidateNested()
  address?: PostalAddressInput | null

  @Field(() => ContactInput, {
    nullable: true,
    description: 'How to reach it: its office, never a private person.',
  })
  @IsOptional()
  @ValidateNested()
  contact?: ContactInput | null

  @Field(() => PartialDate, { nullable: true, description: 'When it was founded, as far as it is known.' })
  foundedOn?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it was entered in a register; not before it was founded.',
  })
  registeredOn?: string | null
}
