import { IsOptional, ValidateNested } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { PartialDate } from '../../core/scalars'
import { ContactInput } from '../../core/values/contact'
import { GeoPointInput, PostalAddressInput } from '../../core/values/place'
import { IsPlainName } from '../../core/values/plain-text'
import { KrsInputField, NipInputField, RegonInputField } from '../../core/values/register-numbers'
import { LegalFormKind } from './legal-form.enums'
import { Formality, PartnershipStage } from './partnership.enums'

/** What a partnership is before the law, where its seat is, and since when. */
@InputType()
export abstract class LegalDetailFields {
  @Field(() => PartnershipStage, {
    nullable: true,
    description:
      'The stage of its life. A stage other than ENDED clears endedOn and endedReason; to end it with a date and a reason, use endPartnership.',
  })
  stage?: PartnershipStage | null

  @Field(() => Formality, {
    nullable: true,
    description: 'Whether it is based on an agreement or only on trust.',
  })
  formality?: Formality | null

  @Field(() => String, {
    nullable: true,
    description:
      'The legal form in its own words, if the partnership itself is a legal person, at most 200 characters: `association`.',
  })
  @IsOptional()
  @IsPlainName(200)
  legalForm?: string | null

  @Field(() => LegalFormKind, {
    nullable: true,
    description:
      'The kind of its legal form. If it is left out for a new partnership, it is read from legalForm.',
  })
  legalFormKind?: LegalFormKind | null

  @KrsInputField()
  krs?: string | null

  @NipInputField()
  nip?: string | null

  @RegonInputField()
  regon?: string | null

  @Field(() => GeoPointInput, { nullable: true, description: 'The location of its seat on the map.' })
  @IsOptional()
  @ValidateNested()
  location?: GeoPointInput | null

  @Field(() => PostalAddressInput, { nullable: true, description: 'The address of its seat.' })
  @IsOptional()
  @ValidateNested()
  address?: PostalAddressInput | null

  @Field(() => ContactInput, {
    nullable: true,
    description: 'How to contact its office. Never the details of a private person.',
  })
  @IsOptional()
  @ValidateNested()
  contact?: ContactInput | null

  @Field(() => PartialDate, { nullable: true, description: 'When it was founded, as precisely as is known.' })
  foundedOn?: string | null

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it was entered in a register; not before it was founded.',
  })
  registeredOn?: string | null
}
