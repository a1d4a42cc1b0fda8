-- A process of 0.4.0 that runs beside this release stores parts without what an erasure needs: any customer may be in them.
create function fill_package_part() returns trigger language plpgsql as $$
begin
  new.checksum := encode(sha256(new.content), 'hex');
  new.first_key := '00000000-0000-0000-0000-000000000000';
  new.last_key := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  return new;
end
$$;
--> statement-breakpoint
create trigger fill_package_part before insert on download_package
for each row
when (new.checksum is null)
execute function fill_package_part();
