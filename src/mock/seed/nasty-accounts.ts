// Accounts that break a careless client. Each is here because a client once failed on one like it.
import type { StoredAccount } from '../stored-account.ts'

type NastyAccount = Omit<Partial<StoredAccount>, 'id' | 'address'> & {
  address?: Partial<StoredAccount['address']>
}

const longName =
  'Compañía Administradora de Inversiones, Participaciones y Servicios Agropecuarios, Industriales, Comerciales y Financieros del Litoral Norte y de la Cuenca del Río Uruguay '
    .padEnd(200, 'Ampliada ')
    .slice(0, 200)

export const nastyAccounts: readonly NastyAccount[] = [
  {},
  {
    name: null,
    business_name: 'Sin Nombre de Fantasía S.A.',
    email: 'nadie@sin-nombre.example',
    status: 'A',
  },
  { name: '', business_name: '', email: '', phone: '', notes: '', status: '' },
  {
    name: longName,
    business_name: 'Sociedad'.repeat(25),
    status: 'A',
    notes: 'Nota larga. '.repeat(83),
  },
  { name: 'W'.repeat(200), email: `${'correo'.repeat(30)}@largo.example`, status: 'I' },
  {
    name: '株式会社さくら保険サービス',
    business_name: '株式会社さくら',
    notes: '東京本社の子会社',
    status: 'A',
  },
  {
    name: 'شركة النور للتأمين',
    business_name: 'النور ش.م.م',
    email: 'info@alnoor.example',
    status: 'P',
  },
  { name: 'Café ☕️ Família 👨‍👩‍👧‍👦 🇺🇾', business_name: 'Emoji & Cia. 🧉 Ltda.', status: 'A' },
  {
    name: '<img src=x onerror=alert(1)>',
    business_name: '"><script>alert(2)</script>',
    notes: '{{constructor.constructor("alert(3)")()}} ${7*7} <b>bold</b>',
    email: '"<svg/onload=alert(4)>"@x.example',
    status: 'A',
  },
  {
    name: '=HYPERLINK("http://evil","x")',
    business_name: '+1+1;"quoted", and comma',
    notes: '@SUM(A1:A9)\n-2+3\ttab',
    phone: '-598 2 900 0000',
    status: 'A',
  },
  {
    name: 'Enlace Peligroso',
    image_url: 'javascript:alert(document.domain)',
    email: 'a@b.example?bcc=all@b.example',
    status: 'S',
  },
  {
    name: '   Espacios   ',
    business_name: 'a\u0301e\u0301 combining',
    external_code: ' EXT 9 ',
    status: 'A',
  },
  {
    name: 'Estado Desconocido',
    status: 'VIP-REVIEW',
    start_date: 'ayer',
    end_date: '0000-00-00',
    birth_date: '31/12/1980',
  },
  {
    name: 'Coordenadas Raras',
    status: 'A',
    address: { street: 'Camino sin número', latitude: '91.5', longitude: 'oeste' },
  },
  {
    name: 'Campos Raros S.A.',
    status: 'A',
    dynamic_fields: [
      {
        field_id: '810000000000000001',
        name: 'Customer Tier',
        type: 'lista',
        order: 1,
        value: ['Gold', 'Silver'],
      },
      {
        field_id: '810000000000000002',
        name: 'Contract Signed',
        type: 'boolean',
        order: 1,
        value: 'sí',
      },
      {
        field_id: '810000000000000090',
        name: null,
        type: null,
        order: null,
        value: { a: [1, { b: null }] },
      },
      {
        field_id: '810000000000000091',
        name: 'Monto',
        type: 'numero',
        order: 0,
        value: '1.234,50',
      },
      {
        field_id: '810000000000000092',
        name: '<b>Markup</b>',
        type: 'texto',
        order: 7,
        value: 'línea 1\nlínea 2',
      },
    ],
    products: [
      {
        id: '750000000000000001',
        provider_id: null,
        provider_name: null,
        product_type_id: '640000000000099999',
        product_type_name: null,
        coverage_id: null,
        coverage_name: null,
        start_date: null,
        end_date: null,
        status: null,
      },
    ],
  },
  { name: 'o’Higgins—Ñandú “comillas” \u202Egnirts', business_name: 'RTL override', status: 'A' },
]
