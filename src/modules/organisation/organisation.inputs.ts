import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator'
import { Field, InputType, ObjectType } from 'type-graphql'
import { ContactInput } from '../../core/values/contact'
import { ImageInput, ImagesInputField, LogoInput, LogoInputField } from '../../core/values/image'
import { PostalAddressInput } from '../../core/values/place'
import { IsPlainName } from '../../core/values/plain-text'
import { KrsInputField, NipInputField, RegonInputField } from '../../core/values/register-numbers'
import { SourceInput, SourcesInputField } from '../../core/values/source'
import { ChangePayload, changing, creating } from '../../mutations/mutation.inputs'
import { recordPayload } from '../../mutations/payload'
import { SectorCode } from '../sector/sector.entity'
import { Organisation } from './organisation.entity'
import { OrganisationKind } from './organisation.enums'

const MAX_NAME_LENGTH = 300

@InputType()
abstract class OrganisationFields {
  @Field(() => OrganisationKind, { nullable: true, description: 'What kind of body it is.' })
  kind?: OrganisationKind | null

  @Field(() => SectorCode, { nullable: true, description: 'The sector it belongs to.' })
  sector?: SectorCode | null

  @KrsInputField()
  krs?: string | null

  @NipInputField()
  nip?: string | null

  @RegonInputField()
  regon?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'The TERYT code of the unit it belongs to: `1465058`. Editors of the unit manage its record.',
  })
  territory?: string | null

  @Field(() => ContactInput, { nullable: true, description: 'How to contact its office.' })
  @IsOptional()
  @ValidateNested()
  contact?: ContactInput | null

  @Field(() => PostalAddressInput, { nullable: true, description: 'Where its office is.' })
  @IsOptional()
  @ValidateNested()
  address?: PostalAddressInput | null

  @Field(() => [String], {
    nullable: true,
    description: 'What it can bring to a partnership, at most 20 entries.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsPlainName(200, { each: true })
  offers?: string[] | null

  @LogoInputField()
  logo?: LogoInput | null

  @ImagesInputField()
  images?: ImageInput[] | null

  @SourcesInputField()
  sources?: SourceInput[] | null
}

@InputType({ description: 'A new organisation. A field that you leave out means: not known.' })
export class CreateOrganisationInput extends creating(OrganisationFields) {
  @Field({
    description: `Its full name, at most ${MAX_NAME_LENGTH} characters: \`Biblioteka Publiczna w Niemodlinie\`.`,
  })
  @IsPlainName(MAX_NAME_LENGTH)
  name!: string
}

@InputType({
  description:
    'A change of an organisation. What you leave out stays, inside contact and address too; null clears a value or a whole part. A list replaces the stored list, and `[]` empties it. The name and lists must not be null.',
})
export class UpdateOrganisationInput extends changing(OrganisationFields) {
  @Field(() => String, { nullable: true, description: 'The new name. The former name is not stored.' })
  @IsOptional()
  @IsPlainName(MAX_NAME_LENGTH)
  name?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of an organisation.' })
class OrganisationPayload extends ChangePayload {
  @Field(() => Organisation, {
    nullable: true,
    description: 'The organisation as it is now. Null with validateOnly.',
  })
  organisation!: Organisation | null
}

export const organisationPayload = recordPayload(OrganisationPayload, 'organisation')
