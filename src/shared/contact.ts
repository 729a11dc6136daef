import { Directive, Field, ObjectType } from 'type-graphql'
import { Column } from 'typeorm'
import { WebAddress } from './scalars'

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'How to reach an organisation or a partnership: of the office, never of a private person.',
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
    description: 'Its own page on the web: `https://bpzoliborz.pl`.',
  })
  @Column({ type: 'text', nullable: true })
  website!: string | null
}
