import { IsEmail, IsOptional, Matches } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { WebAddress } from './scalars'

@InputType({
  description:
    'How to reach an organisation or a partnership: its office, never a private person. It replaces the whole contact.',
})
export class ContactInput {
  @Field(() => String, { nullable: true, description: 'E-mail address of the office.' })
  @IsOptional()
  @IsEmail({ blacklisted_chars: '"' }, { message: 'email must be an e-mail address.' })
  email?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Telephone of the office, with the country code: `+48 22 443 01 44`.',
  })
  @IsOptional()
  @Matches(/^\+\d[\d ]{6,18}$/, {
    message: 'phone must be a number with the country code, such as +48 22 443 01 44.',
  })
  phone?: string | null

  @Field(() => WebAddress, { nullable: true, description: 'Its page on the web: `https://bpzoliborz.pl`.' })
  website?: string | null
}
