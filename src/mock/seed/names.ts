import type { Country } from '../places.ts'
import type { Random } from '../random.ts'

interface Words {
  given: readonly string[]
  family: readonly string[]
  trades: readonly string[]
  signs: readonly string[]
  forms: readonly string[]
}

const list = (text: string): readonly string[] => text.split('|')

const rioplatense: Words = {
  given: list(
    'Lucía|Martín|Valentina|Santiago|Florencia|Rodrigo|Camila|Joaquín|Agustina|Nicolás|Gabriela|Álvaro|Carolina|Federico|Mónica|Ignacio|Inés|Washington|Rosario|Facundo|Noelia|Gonzalo|Beatriz|Emiliano',
  ),
  family: list(
    'González|Rodríguez|Fernández|Pereira|Silva|Martínez|Núñez|Cabrera|Méndez|Olivera|Bentancur|Sosa|Techera|Acosta|Ibáñez|Muñoz|Peña|Viera|Lemos|Giménez|Etcheverry|Castagnino|Bianchi|Zubizarreta',
  ),
  trades: list(
    'Ferretería|Panadería|Transportes|Estudio Contable|Clínica Dental|Distribuidora|Constructora|Farmacia|Librería|Imprenta|Inmobiliaria|Bodega|Frigorífico|Taller Mecánico|Óptica|Agropecuaria',
  ),
  signs: list(
    'del Puerto|San José|La Rinconada|El Ombú|Los Ceibos|del Sur|Oriental|Río Negro|Santa Clara|Las Acacias|Don Pedro|del Litoral|La Española|Nuevo Siglo|El Trébol|Cuatro Vientos|Ñandubay|Carrasco',
  ),
  forms: list('S.A.|S.R.L.|S.A.S.|Ltda.'),
}

const brazilian: Words = {
  given: list(
    'João|Mariana|Antônio|Letícia|Paulo|Fernanda|Luís|Juliana|Caio|Patrícia|Rafael|Conceição|Thiago|Beatriz|Otávio|Larissa|Vinícius|Helena',
  ),
  family: list(
    'da Silva|Souza|Oliveira|Santos|Araújo|Gonçalves|Magalhães|Ribeiro|Carvalho|Moreira|Azevedo|Conceição|Brandão|Teixeira|Assunção|Barros',
  ),
  trades: list(
    'Padaria|Transportadora|Construtora|Clínica|Distribuidora|Supermercado|Papelaria|Oficina|Farmácia|Imobiliária|Confecções|Laticínios|Auto Peças',
  ),
  signs: list(
    'Boa Vista|Santa Luzia|do Vale|Ipiranga|Pão Dourado|São Jorge|Três Irmãos|Nova Aliança|Serra Azul|Bom Jesus|Horizonte|Maracanã|Primavera|Girassol',
  ),
  forms: list('Ltda.|S.A.|ME|EIRELI'),
}

const wordsOf = (country: Country): Words => (country.code === 'BR' ? brazilian : rioplatense)

/** A person's name: one given name, and one or two family names. */
export function personName(random: Random, country: Country): { given: string; family: string } {
  const words = wordsOf(country)
  const first = random.pick(words.family)
  const second = random.pick(words.family)
  const twoNames = random.chance(0.4) && first !== second
  return { given: random.pick(words.given), family: twoNames ? `${first} ${second}` : first }
}

/** A company's trade name and its registered name. */
export function companyName(
  random: Random,
  country: Country,
): { name: string; registered: string } {
  const words = wordsOf(country)
  const name = `${random.pick(words.trades)} ${random.pick(words.signs)}`
  return { name, registered: `${name} ${random.pick(words.forms)}` }
}

/** A name as text for an e-mail address, without accents and spaces. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
