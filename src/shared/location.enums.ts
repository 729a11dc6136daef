import { vocabulary } from './vocabulary'

export enum LocationPrecision {
  EXACT = 'EXACT',
  STREET = 'STREET',
  TOWN = 'TOWN',
  REGION = 'REGION',
}

vocabulary(LocationPrecision, {
  name: 'LocationPrecision',
  description: 'How exactly a point on the map is known.',
  values: {
    EXACT: {
      PL: { label: 'dokładne miejsce', description: 'Punkt wskazuje właściwy budynek lub plac.' },
      EN: { label: 'exact place', description: 'The point marks the very building or spot.' },
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
