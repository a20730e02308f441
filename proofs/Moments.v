(******************************************************************************)
(*  Moments: what all the neuron counts have in common                         *)
(*                                                                            *)
(*  moment a c E = sum_j c_j prod_i a_ij^E_i, for exponents E                   *)
(*                                                                            *)
(*  triangular      : a triangular pairing of #|I| vectors of length m gives    *)
(*                    #|I| <= m                                                *)
(*  moment_zero, moment_other, moment_target :                                  *)
(*                    a sum of powers that equals a monomial (or 0) at every    *)
(*                    point has the moments of that monomial (or none)          *)
(*  divisors_bound  : such moments force one neuron for each divisor of x^r     *)
(*  network_of      : weighted points make a network                           *)
(*  along_network   : equal polynomials have equal layers                      *)
(******************************************************************************)
From mathcomp Require Import all_ssreflect all_algebra all_fingroup.
From SsrMultinomials Require Import mpoly.
From DeepCheap Require Import Statements SignCancellation.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(*  Linear algebra                                                            *)
(* ------------------------------------------------------------------------- *)

Section Triangular.

Variables (F : fieldType) (I : finType) (m : nat) (deg : I -> nat).
Variables A B : I -> 'I_m -> F.

Hypothesis diagonal : forall i, \sum_j A i j * B i j != 0.
Hypothesis above : forall i i',
  i != i' -> (deg i <= deg i')%N -> \sum_j A i j * B i' j = 0.

(* The rows A_i are independent: pair a dependency with B_i, i of largest degree. *)
Lemma independent (c : I -> F) :
  (forall j, \sum_i c i * A i j = 0) -> forall i, c i = 0.
Proof.
move=> dep i0; apply/eqP; apply/contraT => nz0.
case: (arg_maxnP (P := fun i => c i != 0) deg nz0) => i nz_i max_i.
suff /eqP : c i * (\sum_j A i j * B i j) = 0.
  by rewrite mulf_eq0 (negbTE nz_i) (negbTE (diagonal i)).
transitivity (\sum_j (\sum_i' c i' * A i' j) * B i j); last first.
  by rewrite big1 // => j _; rewrite dep mul0r.
under [RHS]eq_bigr do rewrite mulr_suml.
rewrite [RHS]exchange_big (bigD1 i) //= [X in _ = _ + X]big1 ?addr0 => [|i' ne].
  by rewrite mulr_sumr; apply: eq_bigr => j _; rewrite mulrA.
under eq_bigr do rewrite -mulrA.
have [->|nz'] := eqVneq (c i') 0; first by rewrite big1 // => j _; rewrite mul0r.
by rewrite -mulr_sumr above ?mulr0 //; apply: max_i.
Qed.

Lemma triangular : (#|I| <= m)%N.
Proof.
pose M : 'M[F]_(#|I|, m) := \matrix_(p, j) A (enum_val p) j.
suff /eqP <- : row_free M by apply: rank_leq_col.
apply: inj_row_free => v vM0; apply/rowP => p; rewrite mxE -[p]enum_valK.
apply: (independent (c := fun i => v 0 (enum_rank i))) => j.
have /rowP/(_ j) := vM0; rewrite !mxE => {2}<-.
rewrite (reindex (@enum_val I I)) /=; last exact/onW_bij/enum_val_bij.
by apply: eq_bigr => q _; rewrite mxE enum_valK.
Qed.

End Triangular.

(* ------------------------------------------------------------------------- *)
(*  From values to moments                                                    *)
(* ------------------------------------------------------------------------- *)

(* The word of a monomial: each variable i, E i times. *)
Definition word n (E : 'I_n -> nat) : seq 'I_n :=
  flatten [seq nseq (E i) i | i <- enum 'I_n].

Lemma prod_word (R : comRingType) n (E : 'I_n -> nat) (z : 'I_n -> R) :
  \prod_(i <- word E) z i = \prod_i z i ^+ E i.
Proof.
rewrite big_flatten big_map big_enum; apply: eq_bigr => i _.
by rewrite big_nseq; elim: (E i) => //= e ->; rewrite exprS.
Qed.

Lemma size_word n (E : 'I_n -> nat) : size (word E) = degree E.
Proof.
rewrite size_flatten /shape -map_comp sumnE big_map big_enum.
by apply: eq_bigr => i _; rewrite /= size_nseq.
Qed.

Lemma count_word n (E : 'I_n -> nat) i : count_mem i (word E) = E i.
Proof.
rewrite count_flatten -map_comp sumnE big_map big_enum (bigD1 i) //= count_nseq.
rewrite /= eqxx mul1n big1 ?addn0 // => j /negbTE ne.
by rewrite count_nseq /= ne.
Qed.

Section Moments.

Variables (F : fieldType) (n m : nat) (a : 'I_n -> 'I_m -> F) (c : 'I_m -> F).

Definition moment (E : 'I_n -> nat) : F := \sum_j c j * \prod_i a i j ^+ E i.

Definition powersum (k : nat) (x : 'I_n -> F) : F :=
  \sum_j c j * (\sum_i a i j * x i) ^+ k.

Lemma eq_moment E E' : E =1 E' -> moment E = moment E'.
Proof.
by move=> eqE; apply: eq_bigr => j _; congr (_ * _); apply: eq_bigr => i _; rewrite eqE.
Qed.

(* The corner sum_t s_t e_(v_t) of the word v. *)
Definition corner k (v : k.-tuple 'I_n) (s : {ffun 'I_k -> bool}) (i : 'I_n) : F :=
  \sum_t sign F (s t) * (tnth v t == i)%:R.

Lemma preact_corner k (v : k.-tuple 'I_n) s j :
  \sum_i a i j * corner v s i = \sum_t sign F (s t) * a (tnth v t) j.
Proof.
under eq_bigr do rewrite mulr_sumr.
rewrite exchange_big; apply: eq_bigr => t _ /=.
rewrite (bigD1 (tnth v t)) //= eqxx mulr1 mulrC big1 ?addr0 // => i /negbTE ne.
by rewrite eq_sym ne !mulr0.
Qed.

(* Signed values of a power sum at the corners of v give the moment of v. *)
Lemma powersum_corners k (v : k.-tuple 'I_n) :
  \sum_(s : {ffun 'I_k -> bool}) (\prod_t sign F (s t)) * powersum k (corner v s) =
  (2 ^ k * k`!)%:R * \sum_j c j * \prod_(i <- v) a i j.
Proof.
under [LHS]eq_bigr do rewrite /powersum mulr_sumr.
rewrite exchange_big mulr_sumr; apply: eq_bigr => j _ /=.
under eq_bigr do rewrite preact_corner mulrCA.
rewrite -mulr_sumr [X in _ * X](signsum_full (fun t => a (tnth v t) j)) mulrCA.
by rewrite (big_tuple _ _ v xpredT (fun i => a i j)).
Qed.

(* Those of a different word give 0. *)
Lemma word_corners k (u v : k.-tuple 'I_n) : ~~ perm_eq u v ->
  \sum_(s : {ffun 'I_k -> bool})
     (\prod_t sign F (s t)) * \prod_(i <- u) corner v s i = 0.
Proof.
move=> not_perm; under eq_bigr do rewrite big_tuple.
have := cornersum_full (sign F) (sum_sign F) (fun t q => (tnth v t == tnth u q)%:R).
rewrite /cornersum => ->; rewrite [X in _ * X]big1 ?mulr0 // => p _.
have [/forallP all_eq|] := boolP [forall q, tnth v (p q) == tnth u q]; last first.
  by rewrite negb_forall => /existsP[q /negbTE ne]; rewrite (bigD1 q) //= ne mul0r.
case/negP: not_perm; apply/tuple_permP; exists p.
by congr val; apply: eq_from_tnth => q; rewrite tnth_mktuple (eqP (all_eq q)).
Qed.

Lemma factor_neq0 k d : (k <= d)%N -> (2 * d`!)%:R != 0 :> F ->
  (2 ^ k * k`!)%:R != 0 :> F.
Proof.
move=> le_kd; rewrite natrM mulf_eq0 negb_or => /andP[nz2 nzd].
rewrite natrM natrX mulf_neq0 ?expf_neq0 //; apply: contraNneq nzd => k0.
by rewrite (fact_split le_kd) natrM k0 mul0r.
Qed.

(* A power sum that is 0 everywhere has no moments. *)
Lemma moment_zero d E : (degree E <= d)%N -> (2 * d`!)%:R != 0 :> F ->
  (forall x, powersum (degree E) x = 0) -> moment E = 0.
Proof.
move=> le_kd /(factor_neq0 le_kd)/negbTE nz vanish.
have := powersum_corners (Tuple (introT eqP (size_word E))).
rewrite [X in X = _ -> _]big1 => [|s _]; last by rewrite vanish mulr0.
under eq_bigr do rewrite prod_word.
by move/esym/eqP; rewrite mulf_eq0 nz => /eqP.
Qed.

Variable r : 'I_n -> nat.
Hypothesis factorials : (2 * (degree r)`!)%:R != 0 :> F.
Hypothesis target : forall x, powersum (degree r) x = \prod_i x i ^+ r i.

(* A power sum equal to x^r has no other moment of its degree ... *)
Lemma moment_other E : degree E = degree r -> ~~ [forall i, E i == r i] ->
  moment E = 0.
Proof.
move=> eq_deg ne; have nz := negbTE (factor_neq0 (leqnn _) factorials).
have sizeE : size (word E) == degree r by rewrite size_word eq_deg.
have not_perm : ~~ perm_eq (word r) (word E).
  apply: contra ne => /seq.permP same; apply/forallP => i.
  by rewrite -(count_word E) -(count_word r) same.
have := @word_corners _ (Tuple (introT eqP (size_word r))) (Tuple sizeE) not_perm.
under eq_bigr do rewrite prod_word -target.
rewrite powersum_corners /=; under eq_bigr do rewrite prod_word.
by move/eqP; rewrite mulf_eq0 nz => /eqP.
Qed.

(* ... but it does have that of x^r: else it would vanish at (1, ..., 1). *)
Lemma moment_target : moment r != 0.
Proof.
apply/negP => /eqP r0; have /eqP := target (fun=> 1).
rewrite [X in _ == X]big1 => [|i _]; last by rewrite expr1n.
suff -> : powersum (degree r) (fun=> 1) = 0 by rewrite eq_sym oner_eq0.
transitivity (\sum_(f : {ffun 'I_(degree r) -> 'I_n}) moment (fibre f)); last first.
  rewrite big1 // => f _; have [/forallP eq_f|/moment_other->//] := boolP [forall i, fibre f i == r i].
    by rewrite -[RHS]r0; apply: eq_moment => i; apply/eqP.
  exact: fibre_sum.
rewrite exchange_big; apply: eq_bigr => j _ /=; rewrite -mulr_sumr; congr (_ * _).
rewrite -[in LHS](card_ord (degree r)) -prodr_const bigA_distr_bigA.
apply: eq_bigr => f _; rewrite -(prod_fibre f (fun i => a i j)).
by apply: eq_bigr => q _; rewrite mulr1.
Qed.

End Moments.

(* ------------------------------------------------------------------------- *)
(*  Counting                                                                  *)
(* ------------------------------------------------------------------------- *)

(* The divisors of x^r. *)
Definition divisor n (r : 'I_n -> nat) : finType := [finType of {dffun forall i, 'I_(r i).+1}].

Lemma card_divisor n (r : 'I_n -> nat) : #|divisor r| = (\prod_i (r i).+1)%N.
Proof.
rewrite card_dep_ffun -[RHS]big_enum /= -(big_map _ xpredT id) foldrE /image_mem.
by congr (\big[_/_]_(i <- _) i); apply: eq_map => i; rewrite card_ord.
Qed.

Section Divisors.

Variables (F : fieldType) (n m : nat) (a : 'I_n -> 'I_m -> F) (c : 'I_m -> F).
Variables (r : 'I_n -> nat) (P : pred (divisor r)).

Definition size_of (e : divisor r) : nat := degree (fun i => e i : nat).

(* e times the complement of e' in x^r *)
Definition across (e e' : divisor r) (i : 'I_n) : nat := (e i + (r i - e' i))%N.

Lemma degree_across e e' : (degree (across e e') + size_of e' = size_of e + degree r)%N.
Proof.
rewrite /degree /size_of /degree /across -!big_split; apply: eq_bigr => i _ /=.
by rewrite -addnA subnK // -ltnS.
Qed.

Lemma across_neq e e' : e != e' -> ~~ [forall i, across e e' i == r i].
Proof.
apply: contra => /forallP same; apply/eqP/ffunP => i; apply/val_inj/eqP.
rewrite -(eqn_add2r (r i - e' i)) (subnKC (_ : e' i <= r i)%N); first exact: same.
by rewrite -ltnS.
Qed.

Hypothesis target : moment a c r != 0.
Hypothesis others : forall e e', P e -> P e' -> e != e' ->
  (size_of e <= size_of e')%N -> moment a c (across e e') = 0.

Lemma divisors_bound : (#|P| <= m)%N.
Proof.
rewrite -card_sig.
pose A (e : {e | P e}) j := \prod_i a i j ^+ val e i.
pose B (e : {e | P e}) j := c j * \prod_i a i j ^+ (r i - val e i).
have pairing e e' : \sum_j A e j * B e' j = moment a c (across (val e) (val e')).
  apply: eq_bigr => j _; rewrite mulrCA -big_split; congr (_ * _).
  by apply: eq_bigr => i _; rewrite exprD.
apply: (@triangular _ _ _ (fun e => size_of (val e)) A B) => [e|e e' ne le_ee'].
  rewrite pairing (_ : moment _ _ _ = moment a c r) //.
  by apply: eq_moment => i; rewrite /across subnKC // -ltnS.
by rewrite pairing others ?(valP e) ?(valP e').
Qed.

End Divisors.

(* ------------------------------------------------------------------------- *)
(*  Making networks                                                           *)
(* ------------------------------------------------------------------------- *)

(* Points P_i with weights W_i make a network of any m >= #|I| neurons. *)
Lemma network_of (F : fieldType) (n m : nat) (I : finType) (P : I -> 'I_n -> F) (W : I -> F) :
  (#|I| <= m)%N ->
  exists (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
    forall (V : lmodType F) (g : ('I_n -> F) -> V),
      \sum_j w j *: g (fun i => a i j) = \sum_i W i *: g (P i).
Proof.
move=> le_m; pose h i := widen_ord le_m (enum_rank i).
have h_inj : injective h by move=> i i' eq_h; apply/enum_rank_inj/val_inj/(congr1 val eq_h).
pose back j := [pick i | h i == j].
exists (fun i j => if back j is Some p then P p i else 0).
exists (fun j => if back j is Some p then W p else 0) => V g.
rewrite [RHS](partition_big h xpredT) //=; apply: eq_bigr => j _.
rewrite /back; case: pickP => [p /eqP hp|none].
  by rewrite (big_pred1 p) // => q; rewrite -hp (inj_eq h_inj).
by rewrite scale0r big_pred0.
Qed.

Section Layers.

Variables (F : fieldType) (n : nat).

(* A polynomial along the line through 0 and x. *)
Definition along (x : 'I_n -> F) : {mpoly F[n]} -> {poly F} :=
  mmap (@polyC F) (fun i => x i *: 'X).

Canonical along_additive x := Additive (mmap_is_additive _ _ : additive (along x)).
Canonical along_rmorphism x := AddRMorphism (mmap_is_multiplicative _ _ : multiplicative (along x)).

Lemma alongZ x (b : F) p : along x (b *: p) = b *: along x p.
Proof. by rewrite /along mmapZ mul_polyC. Qed.

Lemma alongX x i : along x 'X_i = x i *: 'X.
Proof. by rewrite /along mmapX mmap1U. Qed.

Lemma along_const x (b : F) : along x b%:MP = b%:P.
Proof. by rewrite /along mmapC. Qed.

Lemma along_monomial x (r : 'I_n -> nat) :
  along x (\prod_i 'X_i ^+ r i) = (\prod_i x i ^+ r i) *: 'X^(degree r).
Proof.
rewrite rmorph_prod /degree -mul_polyC (big_morph _ (@polyCM F) (erefl 1%:P)).
rewrite (big_morph (fun k => 'X^k) (exprD 'X) (expr0 'X)) -big_split.
by apply: eq_bigr => i _; rewrite rmorphX /= alongX -mul_polyC exprMn polyC_exp.
Qed.

Lemma along_network m (a : 'I_n -> 'I_m -> F) w d tau x k : (k <= d)%N ->
  (along x (free_network a w d tau))`_k = powersum a (fun j => w j * tau j k) k x.
Proof.
move=> le_kd; rewrite rmorph_sum coef_sum; apply: eq_bigr => j _ /=.
rewrite alongZ rmorph_sum coefZ coef_sum -mulrA; congr (_ * _).
have lin : along x (preactivation a j) = (\sum_i a i j * x i) *: 'X.
  by rewrite rmorph_sum scaler_suml; apply: eq_bigr => i _; rewrite /= alongZ alongX scalerA.
have part (l : 'I_d.+1) :
    (along x (tau j l *: preactivation a j ^+ l))`_k =
    tau j l * (\sum_i a i j * x i) ^+ l * (k == l)%:R.
  by rewrite alongZ rmorphX /= -/(along x) lin exprZn !coefZ coefXn mulrA.
rewrite (eq_bigr _ (fun l _ => part l)) (bigD1 (Ordinal (le_kd : (k < d.+1)%N))) //= eqxx mulr1 [X in _ + X]big1 ?addr0 // => l ne.
by rewrite eq_sym -[_ == _]/(l == Ordinal (le_kd : (k < d.+1)%N)) (negbTE ne) mulr0.
Qed.

End Layers.

(* ------------------------------------------------------------------------- *)
(*  One neuron for each divisor                                               *)
(* ------------------------------------------------------------------------- *)

Lemma char0_factor (F : fieldType) k : char0 F -> (2 * k`!)%:R != 0 :> F.
Proof. by move=> /charf0P->; rewrite muln_eq0 negb_or /= -lt0n fact_gt0. Qed.

Section Needed.

Variables (F : fieldType) (n m : nat) (a : 'I_n -> 'I_m -> F) (c : 'I_m -> F).
Variable r : 'I_n -> nat.
Hypothesis factorials : (2 * (degree r)`!)%:R != 0 :> F.
Hypothesis target : forall x, powersum a c (degree r) x = \prod_i x i ^+ r i.

(* Power sums that vanish in the degrees lo <= k < |r|, and are x^r in degree |r|,
   need a neuron for each divisor of degree at least lo. *)
Lemma neurons_needed lo :
  (forall k, (lo <= k < degree r)%N -> forall x, powersum a c k x = 0) ->
  (#|[pred e : divisor r | lo <= size_of e]| <= m)%N.
Proof.
move=> below; apply: (divisors_bound (moment_target factorials target)).
move=> e e'; rewrite !inE => lo_e _ ne le_ee'; have deg_eq := degree_across e e'.
have [lt_d|ge_d] := ltnP (degree (across e e')) (degree r).
  apply: moment_zero (ltnW lt_d) factorials _; apply: below; rewrite lt_d andbT.
  apply: leq_trans lo_e _; rewrite -(leq_add2r (size_of e')) deg_eq leq_add2l.
  by apply: leq_sum => i _; rewrite -ltnS.
apply: (moment_other factorials target) (across_neq ne).
apply/eqP; rewrite eqn_leq ge_d andbT -(leq_add2r (size_of e')) deg_eq addnC.
by rewrite leq_add2l.
Qed.

(* Without any condition below degree |r|: divide by one variable i0 of x^r. *)
Variable i0 : 'I_n.
Hypothesis r_i0 : (0 < r i0)%N.

Definition rest (i : 'I_n) : nat := if i == i0 then 0%N else r i.
Definition slope (i : 'I_n) (j : 'I_m) : F := a i j / a i0 j.
Definition mass (j : 'I_m) : F := c j * a i0 j ^+ degree r.

(* E with as many i0 as it takes to have degree |r| *)
Definition fill (E : 'I_n -> nat) (i : 'I_n) : nat :=
  if i == i0 then (degree r - degree E)%N else E i.

Lemma degree_rest : (degree rest + r i0 = degree r)%N.
Proof.
rewrite /degree (bigD1 i0) // [RHS](bigD1 i0) //= /rest eqxx add0n addnC.
by congr (_ + _)%N; apply: eq_bigr => i /negbTE->.
Qed.

Lemma degree_fill E : E i0 = 0%N -> (degree E <= degree r)%N -> degree (fill E) = degree r.
Proof.
move=> E0 le_d; rewrite -[RHS](subnK le_d) /degree (bigD1 i0) //= {1}/fill eqxx.
congr (_ + _)%N; rewrite [RHS](bigD1 i0) //= E0 add0n.
by apply: eq_bigr => i /negbTE ne; rewrite /fill ne.
Qed.

Lemma moment_slope E : E i0 = 0%N -> (degree E < degree r)%N ->
  moment slope mass E = moment a c (fill E).
Proof.
move=> E0 lt_d; apply: eq_bigr => j _; rewrite -mulrA; congr (_ * _).
rewrite [RHS](bigD1 i0) //= {1}/fill eqxx.
have [a0|nz] := eqVneq (a i0 j) 0.
  have d_gt0 : (0 < degree r)%N by apply: leq_ltn_trans lt_d.
  by rewrite a0 !expr0n subn_eq0 leqNgt lt_d eqn0Ngt d_gt0 !mul0r.
rewrite -{1}(subnK (ltnW lt_d)) exprD -mulrA; congr (_ * _).
have -> : a i0 j ^+ degree E = \prod_i a i0 j ^+ E i.
  exact: (big_morph (fun k => a i0 j ^+ k) (exprD _) (expr0 _)).
rewrite -big_split (bigD1 i0) //= E0 mulr1 mul1r; apply: eq_bigr => i /negbTE ne.
by rewrite /fill ne -exprMn /slope mulrC divfK.
Qed.

Lemma powers_needed : (\prod_i (rest i).+1 <= m)%N.
Proof.
rewrite -card_divisor; have lt_rest : (degree rest < degree r)%N.
  by rewrite -degree_rest -addn1 leq_add2l.
have rest0 : rest i0 = 0%N by rewrite /rest eqxx.
apply: (@divisors_bound _ _ _ slope mass rest predT).
  rewrite moment_slope // (_ : moment _ _ _ = moment a c r) ?moment_target //.
  apply: eq_moment => i; rewrite /fill /rest; case: eqP => // ->.
  by rewrite -/rest -{1}degree_rest addKn.
move=> e e' _ _ ne le_ee'; have := degree_across e e'; set E := across e e' => deg_eq.
have E0 : E i0 = 0%N.
  have sub0 x : (rest i0 - x = 0)%N by rewrite rest0.
  rewrite /E /across sub0 addn0; apply/eqP.
  by rewrite -leqn0 -[X in (_ <= X)%N]rest0 -ltnS.
have lt_d : (degree E < degree r)%N.
  apply: leq_ltn_trans lt_rest; rewrite -(leq_add2r (size_of e')) deg_eq addnC.
  by rewrite leq_add2l.
rewrite moment_slope //; apply: (moment_other factorials target) => //.
  by rewrite degree_fill // ltnW.
apply: contra (across_neq ne) => /forallP same; apply/forallP => i.
have := same i; rewrite /fill {2}/rest; case: (i =P i0) => // -> _.
by rewrite -/E E0.
Qed.

End Needed.
