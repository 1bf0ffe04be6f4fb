/**
 * What the ids in the reference's examples are called. They stand beside the catalogue: config.json
 * does not offer them, because most of them carry the name of an entry there, and nobody could tell
 * two "Uruguay" apart.
 */
export const referenceNames = {
  clients: [{ id: '982710394857200005', name: 'Regional Distributors' }],
  countries: [{ id: '1', name: 'Uruguay' }],
  departments: [{ id: '10', name: 'Montevideo' }],
  cities: [{ id: '100', name: 'Montevideo' }],
  providers: [{ id: '982710394857200030', name: 'National Insurance Co.' }],
  product_types: [{ id: '8', name: 'Vehicle Insurance' }],
  coverages: [{ id: '12', name: 'Full Coverage' }],
} as const
