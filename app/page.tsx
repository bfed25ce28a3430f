export default function Page() {
  return <main className="p-inset">Abreast</main>;
}
