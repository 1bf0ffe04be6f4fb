// Real places. `box` is [south, north, west, east] in degrees, inside the built-up area and off the
// water. `area` is the telephone prefix. A `#` in `zip` stands for any digit.

export interface City {
  id: string
  name: string
  box: readonly [south: number, north: number, west: number, east: number]
  area: string
  zip: string
  streets: readonly string[]
  weight: number
}
export interface Department {
  id: string
  name: string
  cities: City[]
}
export interface Country {
  id: string
  name: string
  code: 'UY' | 'AR' | 'BR'
  departments: Department[]
}

/** One city per line: department; city; box; telephone prefix; zip code; weight; streets. */
const country = (number: string, name: string, code: Country['code'], table: string): Country => {
  const departments: Department[] = []
  for (const line of table.trim().split('\n')) {
    const cells = line.split('; ')
    const [departmentName = '', cityName = '', box = '', area = '', zip = '', weight = ''] = cells
    let department = departments.at(-1)
    if (department?.name !== departmentName) {
      const id = `200000000000${number}${String(departments.length + 1).padStart(3, '0')}`
      department = { id, name: departmentName, cities: [] }
      departments.push(department)
    }
    department.cities.push({
      id: `3000000000${department.id.slice(-6)}${String(department.cities.length + 1).padStart(2, '0')}`,
      name: cityName,
      box: box.split(' ').map(Number) as [number, number, number, number],
      area,
      zip,
      weight: Number(weight),
      streets: cells.at(-1)?.split(', ') ?? [],
    })
  }
  return { id: `100000000000000${number}`, name, code, departments }
}

const uruguay = country(
  '858',
  'Uruguay',
  'UY',
  `
Montevideo; Montevideo; -34.908 -34.86 -56.2 -56.11; 2; 11#00; 10; Av. 18 de Julio, Bulevar Artigas, Av. Italia, Colonia, Mercedes, Av. Rivera, Canelones, Av. Brasil, Juan Carlos Gómez, Sarandí, José Ellauri, Av. 8 de Octubre
Canelones; Las Piedras; -34.735 -34.715 -56.23 -56.205; 2; 90200; 2; Av. Artigas, General Flores, Pilar Cabrera, Dr. Pouey, Batlle y Ordóñez
Canelones; Canelones; -34.53 -34.515 -56.29 -56.27; 433; 90000; 1; Treinta y Tres, Tomás Berreta, José Batlle y Ordóñez, Av. Martínez Monegal
Maldonado; Maldonado; -34.915 -34.9 -54.965 -54.94; 422; 20000; 2; Sarandí, 18 de Julio, Av. Roosevelt, Florida, Dodera, Av. Lavalleja
Maldonado; Punta del Este; -34.943 -34.93 -54.955 -54.94; 424; 20100; 2; Av. Gorlero, Av. Francia, Av. Pedragosa Sierra, Av. Italia, Bulevar Artigas
Colonia; Colonia del Sacramento; -34.47 -34.455 -57.84 -57.82; 452; 70000; 1; Av. General Flores, Rivadavia, Washington Barbot, Manuel Lobo, Av. Artigas
Salto; Salto; -31.4 -31.375 -57.965 -57.94; 473; 50000; 2; Uruguay, Brasil, Av. Barbieri, Artigas, Treinta y Tres, Agraciada
Paysandú; Paysandú; -32.325 -32.31 -58.085 -58.06; 472; 60000; 2; 18 de Julio, Leandro Gómez, Av. España, Florida, Zorrilla de San Martín
Rivera; Rivera; -30.92 -30.9 -55.555 -55.535; 462; 40000; 1; Sarandí, Agraciada, Av. Cuaró, Paysandú, Brasil
`,
)

const argentina = country(
  '032',
  'Argentina',
  'AR',
  `
Ciudad Autónoma de Buenos Aires; Buenos Aires; -34.625 -34.585 -58.47 -58.39; 11; C1###AAB; 8; Av. Corrientes, Av. Santa Fe, Av. Rivadavia, Lavalle, Tucumán, Av. Córdoba, Av. Callao, Humboldt, Gurruchaga, Av. Cabildo, Hipólito Yrigoyen
Buenos Aires; La Plata; -34.935 -34.91 -57.97 -57.94; 221; B1900; 2; Calle 7, Calle 50, Diagonal 74, Av. 13, Calle 12, Av. 44
Buenos Aires; Mar del Plata; -38.02 -37.985 -57.58 -57.555; 223; B7600; 2; Av. Colón, Av. Independencia, San Martín, Rivadavia, Av. Juan B. Justo, Güemes
Córdoba; Córdoba; -31.435 -31.395 -64.205 -64.165; 351; X5000; 4; Av. Colón, Av. Vélez Sarsfield, 27 de Abril, Deán Funes, Obispo Trejo, Bv. San Juan
Santa Fe; Rosario; -32.97 -32.94 -60.675 -60.645; 341; S2000; 3; Av. Pellegrini, Bv. Oroño, Córdoba, Mendoza, San Luis, Entre Ríos
Mendoza; Mendoza; -32.905 -32.875 -68.86 -68.83; 261; M5500; 2; Av. San Martín, Av. Las Heras, Sarmiento, Arístides Villanueva, Colón, Belgrano
`,
)

const brazil = country(
  '076',
  'Brazil',
  'BR',
  `
São Paulo; São Paulo; -23.6 -23.54 -46.69 -46.62; 11; 01###-###; 7; Av. Paulista, Rua Augusta, Rua Oscar Freire, Rua da Consolação, Av. Brigadeiro Faria Lima, Rua Haddock Lobo, Rua Vergueiro, Alameda Santos
São Paulo; Campinas; -22.925 -22.885 -47.08 -47.04; 19; 13010-###; 2; Av. Francisco Glicério, Rua Barão de Jaguara, Av. Brasil, Rua Conceição, Av. Norte Sul
Rio de Janeiro; Rio de Janeiro; -22.925 -22.905 -43.245 -43.185; 21; 20###-###; 4; Rua Conde de Bonfim, Av. Presidente Vargas, Rua do Ouvidor, Rua do Riachuelo, Rua Haddock Lobo, Av. Rio Branco
Minas Gerais; Belo Horizonte; -19.945 -19.91 -43.96 -43.92; 31; 30###-###; 3; Av. Afonso Pena, Rua da Bahia, Av. do Contorno, Rua Espírito Santo, Av. Amazonas, Rua Rio de Janeiro
Paraná; Curitiba; -25.45 -25.415 -49.29 -49.25; 41; 80###-###; 2; Rua XV de Novembro, Av. Sete de Setembro, Rua Marechal Deodoro, Av. Batel, Rua 24 de Maio
Santa Catarina; Florianópolis; -27.6 -27.588 -48.555 -48.535; 48; 88###-###; 2; Rua Felipe Schmidt, Rua Bocaiúva, Av. Mauro Ramos, Rua Esteves Júnior, Av. Hercílio Luz
Rio Grande do Sul; Porto Alegre; -30.05 -30.02 -51.215 -51.175; 51; 90###-###; 3; Rua dos Andradas, Av. Ipiranga, Av. Borges de Medeiros, Rua Padre Chagas, Av. Independência, Av. Protásio Alves
`,
)

export const countries: readonly Country[] = [uruguay, argentina, brazil]
