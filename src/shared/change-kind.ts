import { vocabulary } from './vocabulary'

export enum ChangeKind {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  DELETED = 'DELETED',
  HIDDEN = 'HIDDEN',
  RESTORED = 'RESTORED',
  MERGED = 'MERGED',
}

vocabulary(ChangeKind, {
  name: 'ChangeKind',
  description: 'What was done to a record.',
  values: {
    CREATED: {
      PL: { label: 'dodano', description: 'Wpis pojawił się w rejestrze.' },
      EN: { label: 'created', description: 'The record entered the registry.' },
    },
    UPDATED: {
      PL: { label: 'zmieniono', description: 'Zmieniły się dane wpisu.' },
      EN: { label: 'updated', description: 'Something in the record changed.' },
    },
    DELETED: {
      PL: { label: 'usunięto', description: 'Wpis znikł na dobre.' },
      EN: { label: 'deleted', description: 'The record is gone for good.' },
    },
    HIDDEN: {
      PL: { label: 'ukryto', description: 'Wpisu nie widać, choć może wrócić.' },
      EN: { label: 'hidden', description: 'The record is not shown any more, and may come back.' },
    },
    RESTORED: {
      PL: {
        label: 'udostępniono',
        description: 'Wpis widać znowu albo po raz pierwszy: przywrócono go, zatwierdzono lub opublikowano.',
      },
      EN: {
        label: 'restored',
        description: 'The record is shown again, or for the first time: restored, approved or published.',
      },
    },
    MERGED: {
      PL: { label: 'połączono', description: 'Wpis zastąpił inny, który opisuje to samo.' },
      EN: { label: 'merged', description: 'Another record of the same thing has taken its place.' },
    },
  },
})
