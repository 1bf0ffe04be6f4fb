export const combobox = {
  suggestions: 'Sugerencias',
  none: 'No se conoce nada con ese nombre. Lo que escriba se toma como ID.',
  useTyped: 'Usar «{text}» como ID',
  narrow: 'Se muestran {shown, number} de {matching, number}. Escriba para acotar la lista.',
}
