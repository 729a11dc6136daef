import { vocabulary } from '../shared/vocabulary'

export enum Role {
  MEMBER = 'MEMBER',
  ORGANISER = 'ORGANISER',
  EDITOR = 'EDITOR',
  MODERATOR = 'MODERATOR',
  ADMIN = 'ADMIN',
}

vocabulary(Role, {
  name: 'Role',
  description: 'What an account may do in the registry.',
  values: {
    MEMBER: {
      PL: { label: 'użytkownik', description: 'Może pisać komentarze.' },
      EN: { label: 'member', description: 'May write comments.' },
    },
    ORGANISER: {
      PL: { label: 'organizator', description: 'Prowadzi wpis swojego partnerstwa i ogłasza wydarzenia.' },
      EN: { label: 'organiser', description: 'Keeps the record of their partnership and announces events.' },
    },
    EDITOR: {
      PL: { label: 'redaktor', description: 'Pisze strony wiedzy i dba o wspólne dane rejestru.' },
      EN: { label: 'editor', description: 'Writes the guides and looks after the data that all share.' },
    },
    MODERATOR: {
      PL: { label: 'moderator', description: 'Zatwierdza komentarze i ukrywa niewłaściwe.' },
      EN: { label: 'moderator', description: 'Approves comments and hides improper ones.' },
    },
    ADMIN: {
      PL: { label: 'administrator', description: 'Zarządza całym rejestrem, także kontami i szkicami.' },
      EN: { label: 'administrator', description: 'Runs the whole registry, accounts and drafts included.' },
    },
  },
})
