export const combobox = {
  suggestions: 'Sugestões',
  none: 'Não se conhece nada com esse nome. O que você digitar é usado como ID.',
  useTyped: 'Usar “{text}” como ID',
  narrow: '{shown, number} de {matching, number} na lista. Digite para restringir.',
}
