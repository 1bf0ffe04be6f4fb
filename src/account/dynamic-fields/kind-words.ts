/** The kind of control that edits the value of a dynamic field. */
export type ValueKind = 'choice' | 'boolean' | 'number' | 'date' | 'text' | 'multiline' | 'json'

// In normalized form. Types for several choices are missing, because the shape of their values is
// unknown.
const words: Record<ValueKind, string> = {
  choice: `lista list listavalores listadevalores listaopciones listadeopciones listadeopcoes
    listadesplegable desplegable listasuspensa picklist dropdown dropdownlist select singleselect
    seleccion seleccionunica selecao selecaounica choice choices singlechoice escolha option options
    opcion opciones opcao opcoes combo combobox enum enumeration enumerado enumeracion enumeracao
    radio radiobutton radiogroup catalogo catalog lov`,
  boolean: `boolean bool booleano booleana logico logica logical checkbox check casilla
    casilladeverificacion caixadeselecao sino yesno simnao sn yn truefalse verdaderofalso
    verdadeirofalso switch toggle flag bit interruptor`,
  number: `number numero num nro numeric numerico numerica integer int bigint smallint long entero
    inteiro numeroentero numerointeiro wholenumber decimal numerodecimal float flotante flutuante
    double doble duplo real currency moneda moeda money monetario dinero dinheiro importe monto
    montante amount valor precio preco price percent percentage porcentaje porcentagem percentual
    cantidad quantidade quantity`,
  date: `date fecha data datetime dateandtime datetimepicker datepicker fechahora fechayhora datahora
    dataehora timestamp calendar calendario`,
  text: `text texto string str cadena cadenadecaracteres cadeia cadeiadecaracteres varchar nvarchar
    char character caracter alfanumerico alphanumeric shorttext textocorto textocurto
    singleline singlelinetext textbox textfield campodetexto input email mail correo
    correoelectronico correio correioeletronico url uri link enlace web website sitioweb phone
    phonenumber tel telefono telefone celular movil mobile`,
  multiline: `longtext textolargo textolongo memo textarea areatexto areadetexto multiline
    multilinetext multilinea multilinha textomultilinea textomultilinha paragraph parrafo paragrafo
    observacion observaciones observacao observacoes nota notas note notes comentario comentarios
    comment comments descripcion descricao description richtext clob`,
  json: 'json jsonb object objeto array arreglo',
}

const kinds: ReadonlyMap<string, ValueKind> = new Map(
  (Object.keys(words) as ValueKind[]).flatMap((kind) =>
    words[kind].split(/\s+/).map((word) => [word, kind] as const),
  ),
)

/**
 * The kind that a declared type names in Spanish, English or Portuguese; null for an unknown type.
 * Only letters count, without case and accents: "Sí / No" is "sino", and "varchar(255)" is
 * "varchar".
 */
export function kindOfWord(type: string): ValueKind | null {
  const word = type
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase()
  return kinds.get(word) ?? null
}
