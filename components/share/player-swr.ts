/** Stands in for `swr` in the offline player: there is nobody to ask. */
export default function useSwr() {
  return { data: undefined, error: undefined, isLoading: false, mutate: async () => undefined };
}
