/** Placeholder until the list stands. */
export default function OperationsView() {
  return <h1>Customer sync status</h1>
}
