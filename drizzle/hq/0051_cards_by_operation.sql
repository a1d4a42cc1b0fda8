-- Built while cards are issued: 1050 and a call that is sent again look for the card of an operation.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "loyalty_card_by_operation" ON "loyalty_card" USING btree ("operation_id");
