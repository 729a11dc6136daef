import { IsEmail, IsOptional, Matches } from 'class-validator'
import { Directive, Field, InputType, ObjectType } from 'type-graphql'
import { Column } from 'typeorm'
import { WebAddress } from '../scalars'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'How to contact the office of an organisation or a partnership. Never the details of a private person.',
})
export class Contact {
  @Field(() => String, { nullable: true, description: 'E-mail address of the office.' })
  @Column({ type: 'text', nullable: true })
  email!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Telephone of the office, with the country code: `+48 22 443 01 44`.',
  })
  @Column({ type: 'text', nullable: true })
  phone!: string | null

  @Field(() => WebAddress, {
    nullable: true,
    description: 'Its own website: `https://bpzoliborz.pl`.',
  })
  @Column({ type: 'text', nullable: true })
  website!: string | null
}

@InputType({
  description:
    'How to contact the office of an organisation or a partnership. Never the details of a private person.',
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

  @Field(() => WebAddress, { nullable: true, description: 'Its website: `https://bpzoliborz.pl`.' })
  website?: string | null
}

/** What either record knows; the first where both do. */
export function mergeContact(one: Contact | null, other: Contact | null): Contact | null {
  if (!one || !other) return one ?? other
  const parts: Pick<Contact, keyof Contact> = {
    email: one.email ?? other.email,
    phone: one.phone ?? other.phone,
    website: one.website ?? other.website,
  }
  return Object.assign(new Contact(), parts)
}
