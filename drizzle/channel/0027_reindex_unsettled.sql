-- The index of the words of what is pending keeps a word for ever, also when nothing has it any more, and a search by
-- the beginning of a word reads all of them. So it is built again when it is large and little is pending. The program
-- may not do that itself, so it is done in the owner's name. Captures wait for as long as it takes to read 2,000 rows,
-- and for its locks 200 milliseconds at most; then the next call tries again. Answers whether it was built.
create or replace function reindex_unsettled() returns boolean language plpgsql security definer
set search_path = public, pg_temp
set lock_timeout = '200ms' as $$
begin
  if pg_relation_size('unsettled_operation_by_search') < 8 * 1024 * 1024
    or exists (select from unsettled_operation offset 2000)
  then
    return false;
  end if;
  reindex index unsettled_operation_by_search;
  return true;
exception
  when lock_not_available or deadlock_detected then
    return false;
end
$$;
--> statement-breakpoint
revoke all on function reindex_unsettled() from public;
